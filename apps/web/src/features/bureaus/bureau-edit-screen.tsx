/** Changes what holds for the bureau: who it is, its announcement, its published cap. */
import { getBureau, updateBureau } from '@liangma/contract/bureaus';
import type { BureauView } from '@liangma/contract/bureaus';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { RadioField } from '../../ui/choice-fields.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FieldRow, Form, FormSection, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { NumberField, TextAreaField, TextField } from '../../ui/text-fields.tsx';
import { useSession } from '../people/public.ts';
import { bureauFormSchema } from './bureau-form-schema.ts';

const kinds: readonly BureauView['kind'][] = ['organ', 'authorised', 'entrusted'];

export default function BureauEditScreen() {
  const t = useT();
  const query = useEndpoint(getBureau, {});
  // What was remembered may be an old revision: the form begins with what the server says now.
  const fresh = { ...query, data: query.isFetchedAfterMount ? query.data : undefined };
  return (
    <Page title={t('bureaus.edit.title')} width="form">
      <Panel>
        <Loaded query={fresh}>{(bureau) => <BureauForm bureau={bureau} />}</Loaded>
      </Panel>
    </Page>
  );
}

function BureauForm({ bureau }: { bureau: BureauView }) {
  const t = useT();
  const { today } = useSession();
  const navigate = useNavigate();
  const leave = () => void navigate({ to: '/settings/bureau' });
  // What comes from the server meanwhile must not replace what is being written.
  const [start] = useState(bureau);
  const form = useAppForm({ schema: bureauFormSchema, defaultValues: start });
  const isEntrusted = form.watch('kind') === 'entrusted';
  const command = useCommand(updateBureau, {
    invalidates: [getBureau],
    onDone: () => {
      notifyDone(t('bureaus.saved'));
      leave();
    },
  });
  return (
    <Form
      form={form}
      label={t('bureaus.edit.title')}
      onSubmit={(fields) =>
        command.mutate({
          body: fields.kind === 'entrusted' ? fields : { ...fields, entrustingBody: null, entrustmentUrl: null },
        })
      }
      error={command.error}
      busy={command.isPending}
      submitLabel={t('bureaus.save')}
      onCancel={leave}
    >
      <FormSection title={t('bureaus.basics')}>
        <TextField name="name" label={t('bureaus.name')} hint={t('bureaus.name-hint')} required maxLength={100} />
        <RadioField
          name="kind"
          label={t('bureaus.kind')}
          required
          options={kinds.map((kind) => ({ value: kind, label: t(`bureaus.kind.${kind}`) }))}
        />
        {isEntrusted && (
          <>
            <TextField
              name="entrustingBody"
              label={t('bureaus.entrusting-body')}
              hint={t('bureaus.entrustment-why')}
              required
              maxLength={100}
            />
            <TextField
              name="entrustmentUrl"
              label={t('bureaus.entrustment-url')}
              hint={t('bureaus.url-hint')}
              maxLength={300}
            />
          </>
        )}
        <FieldRow>
          <TextField name="regionName" label={t('bureaus.region-name')} maxLength={60} />
          <TextField
            name="regionCode"
            label={t('bureaus.region-code')}
            hint={t('bureaus.region-code-hint')}
            inputMode="numeric"
            maxLength={12}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            name="documentPrefix"
            label={t('bureaus.document-prefix')}
            hint={t('bureaus.document-prefix-hint')}
            required
            maxLength={20}
          />
          <TextField
            name="complaintPhone"
            label={t('bureaus.complaint-phone')}
            hint={t('bureaus.complaint-phone-hint')}
            inputMode="tel"
            maxLength={40}
          />
        </FieldRow>
      </FormSection>
      <FormSection title={t('bureaus.announcement')}>
        <DateField
          name="announcedOn"
          label={t('bureaus.announced-on')}
          hint={t('bureaus.announcement-why')}
          max={today}
        />
        <TextField
          name="announcementUrl"
          label={t('bureaus.announcement-url')}
          hint={t('bureaus.url-hint')}
          maxLength={300}
        />
      </FormSection>
      <FormSection title={t('bureaus.frequency')}>
        <NumberField
          name="capPerYear"
          label={t('bureaus.cap')}
          hint={t('bureaus.cap-hint')}
          unit={t('bureaus.times')}
          min={1}
          max={366}
        />
        <TextAreaField
          name="capSource"
          label={t('bureaus.cap-source')}
          hint={t('bureaus.cap-source-hint')}
          rows={2}
          maxLength={300}
        />
        <NumberField
          name="mergeWindowDays"
          label={t('bureaus.merge-window')}
          hint={t('bureaus.merge-hint')}
          unit={t('bureaus.days')}
          min={0}
          max={366}
        />
      </FormSection>
    </Form>
  );
}
