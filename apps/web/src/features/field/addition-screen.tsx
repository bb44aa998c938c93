/** Adding to the record: by the second inspector, or to what was handed in already. Text and evidence, saved at once. */
import { useNavigate, useParams } from '@tanstack/react-router';
import { useT } from '../../messages/use-t.ts';
import { Loading } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page } from '../../ui/page.tsx';
import { AdditionForm } from './addition-form.tsx';
import { useStoredAddition } from './addition-draft.ts';
import { Additions } from './additions.tsx';
import { BackLink } from './back-link.tsx';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import { useStoredDraft } from './use-record-draft.ts';

export default function AdditionScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { inspectionId = '' } = useParams({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  const stored = useStoredAddition(inspectionId);
  const record = useStoredDraft(inspectionId);
  const back = `/field/inspections/${inspectionId}`;
  const onDone = () => {
    notifyDone(t('addition.done'));
    void navigate({ to: back });
  };
  return (
    <Page title={t('addition.title')} intro={name}>
      <BackLink to={back}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>
        {({ view }) =>
          stored === undefined || record === undefined ? (
            <Loading />
          ) : (
            <>
              <Additions view={view} />
              <AdditionForm key={view.id} view={view} stored={stored} record={record} onDone={onDone} />
            </>
          )
        }
      </FieldInspection>
    </Page>
  );
}
