/** Choosing lists to import: what kind, which files; they are sent one after another and read in the background. */
import { Text } from '@mantine/core';
import { importKinds } from '@liangma/contract/imports';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { useT } from '../../messages/use-t.ts';
import { CheckboxField } from '../../ui/choice-fields.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { NumberField } from '../../ui/text-fields.tsx';
import { kindByFileName } from './import-run-facts.ts';
import type { ImportKind } from './import-run-facts.ts';
import { KindChoice } from './kind-choice.tsx';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

const endings = ['.xlsx', '.xls', '.csv', '.txt'];
/** As the server takes it. */
const mostMegabytes = 64;

const options = z.object({
  year: z.number().int().min(2000).max(2100).nullable(),
  hasPaperRecords: z.boolean(),
});

function wishedKind(text: unknown): ImportKind | null {
  return importKinds.find((kind) => kind === text) ?? null;
}

export default function ImportNewScreen() {
  const t = useT();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [kind, setKind] = useState(() => wishedKind(search['kind']));
  const { uploads, add, choose, remove, send } = useUploads();
  const [lack, setLack] = useState<'file' | 'kind' | 'content' | null>(null);
  const form = useAppForm({ schema: options, defaultValues: { year: null, hasPaperRecords: false } });
  const open = uploads.filter((one) => one.state !== 'sent');
  const concerns = (one: ImportKind) => (uploads.length === 0 ? kind === one : open.some((file) => file.kind === one));
  const isSending = uploads.some((one) => one.state === 'sending');

  async function submit(values: z.output<typeof options>): Promise<void> {
    if (isSending) return;
    const lacking = open.length === 0 ? 'file' : open.some((one) => one.kind === null) ? 'kind' : null;
    setLack(lacking);
    if (lacking) return;
    const sent = await send(values);
    // A single file is looked at next; of several each is opened from the list.
    if (uploads.length === 1 && sent[0] !== undefined) void navigate({ to: `/imports/${sent[0]}` });
  }

  return (
    <Page title={t('imports.new.title')} intro={t('imports.new.intro')} width="form">
      <Panel>
        <Form
          form={form}
          onSubmit={(values) => void submit(values)}
          busy={isSending}
          submitLabel={
            open.length > 1 ? t('imports.new.submit-several', { count: open.length }) : t('imports.new.submit')
          }
        >
          <KindChoice
            value={kind}
            onChange={(next) => {
              setKind(next);
              for (const one of uploads) if (one.kind === null) choose(one.id, next);
            }}
          />
          <FileDrop
            label={t('imports.new.file')}
            accept={endings}
            maxSize={mostMegabytes}
            value={null}
            onChange={(file) => {
              if (!file) return;
              if (file.size === 0) {
                setLack('content');
                return;
              }
              add(file, kind ?? kindByFileName(file.name));
              setLack(null);
            }}
          />
          <Text size="sm" c="dimmed">
            {t('imports.new.more-files')}
          </Text>
          <UploadList uploads={uploads} isMarked={lack === 'kind'} onChoose={choose} onRemove={remove} />
          {concerns('plan') && (
            <NumberField name="year" label={t('imports.new.year')} hint={t('imports.new.year-hint')} min={2000} />
          )}
          {concerns('ledger') && (
            <CheckboxField name="hasPaperRecords" label={t('imports.new.paper')} hint={t('imports.new.paper-hint')} />
          )}
          <output>
            {(lack === 'file' || lack === 'content') && (
              <Text size="sm" c="var(--mantine-color-error)">
                {t(lack === 'file' ? 'imports.new.file-missing' : 'imports.new.file-empty')}
              </Text>
            )}
          </output>
        </Form>
      </Panel>
    </Page>
  );
}
