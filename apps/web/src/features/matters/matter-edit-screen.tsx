/** Changes a matter; of a published one a new version is made, and the published text stays in force until then. */
import { getMatter, listMatters, saveMatter } from '@liangma/contract/matters';
import type { MatterView } from '@liangma/contract/matters';
import { IconInfoCircle } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { FieldRow, Form, FormSection, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { NumberField, TextAreaField, TextField } from '../../ui/text-fields.tsx';
import { ChecklistField } from './checklist-field.tsx';

const orNull = (text: string | null): string | null => (text === '' ? null : text);

function EditForm({ matter }: { matter: MatterView }) {
  const t = useT();
  const navigate = useNavigate();
  const back = () => void navigate({ to: `/matters/${matter.id}` });
  const form = useAppForm({ schema: saveMatter.body, defaultValues: matter });
  const command = useCommand(saveMatter, {
    invalidates: [getMatter, listMatters],
    onDone: () => {
      notifyDone(t('matters.saved'));
      back();
    },
  });
  return (
    <Panel>
      <Form
        form={form}
        onSubmit={({ checklist, ...fields }) =>
          command.mutate({
            params: { matterId: matter.id },
            body: {
              ...fields,
              checklist: checklist.map((row) => ({
                text: row.text,
                clause: orNull(row.clause),
                penaltyClause: orNull(row.penaltyClause),
                onNo: row.onNo,
                onlyIf: row.onlyIf,
              })),
            },
          })
        }
        error={command.error}
        busy={command.isPending}
        submitLabel={t('matters.save')}
        onCancel={back}
      >
        {matter.publishedOn !== null && (
          <Notice tone="info" icon={<IconInfoCircle size={20} aria-hidden />}>
            {t('matters.new-version-hint', { no: matter.version + 1 })}
          </Notice>
        )}
        <FormSection title={t('matters.facts')}>
          <FieldRow>
            <TextField name="field" label={t('matters.field')} maxLength={100} />
            <TextField name="level" label={t('matters.level')} maxLength={100} />
            <TextField name="method" label={t('matters.method')} maxLength={200} />
          </FieldRow>
          <TextAreaField name="object" label={t('matters.object')} rows={2} />
          <TextAreaField name="basis" label={t('matters.basis')} />
          <TextAreaField name="content" label={t('matters.content')} />
          <TextAreaField name="penaltyBasis" label={t('matters.penalty-basis')} />
        </FormSection>
        <FormSection title={t('matters.frequencies')}>
          <FieldRow>
            <NumberField name="capPerYear" label={t('matters.cap-number')} unit={t('matters.times')} min={1} />
            <NumberField name="minimumPerYear" label={t('matters.minimum-number')} unit={t('matters.times')} min={1} />
          </FieldRow>
          <FieldRow>
            <TextField name="capText" label={t('matters.cap-text')} maxLength={300} />
            <TextField name="minimumText" label={t('matters.minimum-text')} maxLength={300} />
          </FieldRow>
        </FormSection>
        <FormSection title={t('matters.checklist')}>
          <ChecklistField control={form.control} />
        </FormSection>
        <FormSection title={t('matters.other')}>
          <TextAreaField name="remark" label={t('matters.remark')} rows={2} />
        </FormSection>
      </Form>
    </Panel>
  );
}

export default function MatterEditScreen() {
  const t = useT();
  const { matterId = '' }: { matterId?: string } = useParams({ strict: false });
  const query = useEndpoint(getMatter, { params: { matterId } });
  return (
    <Page title={t('matters.edit.title')} intro={query.data?.name} width="form">
      <Loaded query={query}>{(matter) => <EditForm matter={matter} />}</Loaded>
    </Page>
  );
}
