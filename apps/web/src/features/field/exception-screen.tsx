/** Entry without a scan: the reason with one tap, and what happened in words. The supervisor will read both. */
import { exceptionReasons } from '@liangma/domain/inspection/inspection';
import { enterByException } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { IconEye } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { z } from 'zod';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { TextAreaField } from '../../ui/text-fields.tsx';
import { BackLink } from './back-link.tsx';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import styles from './field.module.css';
import { ReasonField } from './reason-field.tsx';
import { StepFailure, useStep } from './use-step.tsx';

export default function ExceptionScreen() {
  const t = useT();
  const { inspectionId = '' } = useParams({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  return (
    <Page title={t('field.exception.title')} intro={name} width="form">
      <BackLink to={`/field/inspections/${inspectionId}`}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>
        {({ view }) =>
          view.allowedCommands.includes('enter') ? (
            <ExceptionForm view={view} />
          ) : (
            <Notice tone="info">{t('field.entry.not-needed')}</Notice>
          )
        }
      </FieldInspection>
    </Page>
  );
}

// The time of the device is taken when it is saved.
const schema = enterByException.body.omit({ deviceAt: true });

function ExceptionForm({ view }: { view: InspectionView }) {
  const t = useT();
  const navigate = useNavigate();
  const form = useAppForm({ schema });
  const step = useStep(view);
  const enter = async (values: z.output<typeof schema>) => {
    if (!(await step.take({ kind: 'enter-by-exception', version: 1, ...values }))) return;
    notifyDone(t('field.entry.done', { name: view.enterprise.name }));
    void navigate({ to: `/field/inspections/${view.id}` });
  };
  return (
    <Panel>
      <div className={styles.above}>
        <Notice tone="warning" icon={<IconEye aria-hidden />}>
          {t('field.exception.warning')}
        </Notice>
      </div>
      <StepFailure step={step} />
      <Form
        form={form}
        label={t('field.exception.title')}
        onSubmit={(values) => void enter(values)}
        busy={step.isBusy}
        submitLabel={t('field.exception.submit')}
        wideSubmit
      >
        <ReasonField reasons={exceptionReasons} label={t('field.exception.reason')} />
        <TextAreaField
          name="note"
          label={t('field.exception.note')}
          hint={t('field.exception.note-hint')}
          required
          maxLength={500}
        />
      </Form>
    </Panel>
  );
}
