/** Entry without a scan: the reason with one tap, and what happened in words. The supervisor will read both. */
import { exceptionReasons } from '@liangma/domain/inspection/inspection';
import { enterByException, getInspection, listMyInspections } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspections';
import { IconEye } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { TextAreaField } from '../../ui/text-fields.tsx';
import { BackLink } from './back-link.tsx';
import styles from './field.module.css';
import { ReasonField } from './reason-field.tsx';

export default function ExceptionScreen() {
  const t = useT();
  const { inspectionId = '' } = useParams({ strict: false });
  const query = useEndpoint(getInspection, { params: { inspectionId } });
  return (
    <Page title={t('field.exception.title')} intro={query.data?.enterprise.name} width="form">
      <BackLink to={`/field/inspections/${inspectionId}`}>{t('field.back-to-inspection')}</BackLink>
      <Loaded query={query}>
        {(view) =>
          view.allowedCommands.includes('enter') ? (
            <ExceptionForm view={view} />
          ) : (
            <Notice tone="info">{t('field.entry.not-needed')}</Notice>
          )
        }
      </Loaded>
    </Page>
  );
}

// The time of the device is taken when it is sent.
const schema = enterByException.body.omit({ deviceAt: true });

function ExceptionForm({ view }: { view: InspectionView }) {
  const t = useT();
  const navigate = useNavigate();
  const form = useAppForm({ schema });
  const command = useCommand(enterByException, {
    invalidates: [getInspection, listMyInspections],
    onDone: () => {
      notifyDone(t('field.entry.done', { name: view.enterprise.name }));
      void navigate({ to: `/field/inspections/${view.id}` });
    },
  });
  return (
    <Panel>
      <div className={styles.above}>
        <Notice tone="warning" icon={<IconEye aria-hidden />}>
          {t('field.exception.warning')}
        </Notice>
      </div>
      <Form
        form={form}
        label={t('field.exception.title')}
        onSubmit={(values) =>
          command.mutate({
            params: { inspectionId: view.id },
            body: { ...values, deviceAt: new Date().toISOString() },
          })
        }
        error={command.error}
        busy={command.isPending}
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
