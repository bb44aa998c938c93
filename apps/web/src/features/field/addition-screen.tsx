/** Adding to the record: by the second inspector, or to what was handed in already. Text and evidence, saved at once. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useStore } from '../../offline/use-field.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page } from '../../ui/page.tsx';
import { AdditionForm } from './addition-form.tsx';
import { openAddition } from './addition-draft.ts';
import { Additions } from './additions.tsx';
import { BackLink } from './back-link.tsx';
import { DraftKept, DraftUnread } from './draft-troubles.tsx';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import { useRead } from './use-read.ts';

export default function AdditionScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { inspectionId = '' } = useParams({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  const back = `/field/inspections/${inspectionId}`;
  const onDone = () => {
    notifyDone(t('addition.done'));
    void navigate({ to: back });
  };
  return (
    <Page title={t('addition.title')} intro={name}>
      <BackLink to={back}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>
        {({ view }) => (
          <>
            <Additions view={view} />
            <AdditionWork key={view.id} view={view} onDone={onDone} />
          </>
        )}
      </FieldInspection>
    </Page>
  );
}

function AdditionWork({ view, onDone }: { view: InspectionView; onDone: () => void }) {
  const store = useStore();
  // Read once: a pack that comes meanwhile must not take the form away.
  const [begun] = useState(view);
  const read = useRead(useCallback(() => openAddition(store, begun), [store, begun]));
  if (read.kind !== 'read') return <DraftUnread read={read} />;
  return (
    <>
      <DraftKept isKept={read.value.isKept} />
      <AdditionForm view={view} found={read.value} onDone={onDone} />
    </>
  );
}
