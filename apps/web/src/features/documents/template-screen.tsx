/** The form of one kind of document: what is in use, replacing it, and the fields that a template must have. */
import { downloadTemplateStart, listTemplates, removeTemplate } from '@liangma/contract/documents';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../api/client.ts';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { TemplateFields } from './template-fields.tsx';
import { TemplateUpload } from './template-upload.tsx';

type Item = ResponseOf<typeof listTemplates>['items'][number];

export default function TemplateScreen() {
  const t = useT();
  const { kind = '' } = useParams({ strict: false });
  const query = useEndpoint(listTemplates, {});
  const item = query.data?.items.find((one) => one.kind === kind);
  return (
    <Page
      title={item ? t(`documents.kind.${item.kind}`) : t('documents.template.title')}
      actions={item && <StartButton kind={item.kind} />}
    >
      <Loaded query={query}>
        {() =>
          item ? (
            <>
              <InUse item={item} />
              <TemplateUpload key={item.kind} kind={item.kind} />
              <TemplateFields fields={item.fields} />
            </>
          ) : (
            <EmptyState
              title={t('documents.template-missing')}
              action={<LinkButton to="/settings/templates">{t('documents.to-templates')}</LinkButton>}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function StartButton({ kind }: Pick<Item, 'kind'>) {
  const t = useT();
  const saving = useMutation({ mutationFn: () => download(downloadTemplateStart, { params: { kind } }) });
  return (
    <>
      <ProblemAlert error={saving.error} />
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={saving.isPending}
        onClick={() => saving.mutate()}
      >
        {t('documents.start')}
      </Button>
    </>
  );
}

function InUse({ item: { kind, template } }: { item: Item }) {
  const t = useT();
  const [isRemoving, setRemoving] = useState(false);
  const removing = useCommand(removeTemplate, {
    invalidates: [listTemplates],
    onDone: () => {
      setRemoving(false);
      notifyDone(t('documents.removed'));
    },
  });
  const close = () => {
    removing.reset();
    setRemoving(false);
  };
  return (
    <Panel title={t('documents.form')}>
      {template === null ? (
        <Text size="sm">{t('documents.built-in-in-use')}</Text>
      ) : (
        <Stack gap="md" align="flex-start">
          <DescriptionList
            items={[
              { label: t('documents.file'), value: template.fileName, wide: true },
              { label: t('documents.uploaded-by'), value: template.uploadedBy },
              { label: t('documents.uploaded-at'), value: formatInstant(template.uploadedAt) },
            ]}
          />
          <Button variant="outline" color="red.9" onClick={() => setRemoving(true)}>
            {t('documents.remove')}
          </Button>
        </Stack>
      )}
      <ConfirmDialog
        opened={isRemoving}
        title={t('documents.remove')}
        question={t('documents.remove-question')}
        confirmLabel={t('documents.remove')}
        danger
        busy={removing.isPending}
        error={removing.error}
        onClose={close}
        onConfirm={() => removing.mutate({ params: { kind } })}
      />
    </Panel>
  );
}
