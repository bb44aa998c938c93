/** Saves the signed record on the tablet: signatures become evidence, then record and removal of its draft are one write. */
import type { DrawnSignature } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { sweepFiles } from '@liangma/offline/draft-evidence';
import { StoreError } from '@liangma/offline/store';
import { useState } from 'react';
import { addEvidence } from '../../offline/evidence-store.ts';
import { useFieldAccount, useSend, useStore } from '../../offline/use-field.tsx';
import { inkPicture } from './ink.ts';
import { recordDraftKey } from './record-draft-store.ts';
import type { Signing } from './signing.ts';
import { signersOf } from './signing.ts';

export type SaveFailure = 'full' | 'other';

export function useSaveRecord(
  view: InspectionView,
  signing: Signing,
  autosave: { settled: () => Promise<void> },
  onDone: () => void,
) {
  const store = useStore();
  const send = useSend();
  const { account } = useFieldAccount();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const inspectionId = view.id;

  async function signatures(): Promise<DrawnSignature[]> {
    const made: DrawnSignature[] = [];
    if (signing.content.signing === 'paper') return made;
    for (const { key, role, name, officerId } of signersOf(view, signing.content)) {
      const drawn = signing.drawn[key];
      if (!drawn) continue;
      const { hash } = await addEvidence(store, {
        file: await inkPicture(drawn.drawing),
        kind: 'signature',
        name: `${name}.png`,
        inspectionId,
        accountId: account.id,
        checkKey: null,
        caption: '',
        place: null,
        takenAt: drawn.signedAt,
      });
      made.push({ role, name, officerId, image: hash, contentHash: signing.contentHash, signedAt: drawn.signedAt });
    }
    return made;
  }

  async function save(): Promise<void> {
    setSaving(true);
    setFailure(null);
    try {
      // A save of the draft that is still under way must not bring it back afterwards.
      await autosave.settled();
      const content = { ...signing.content, signatures: await signatures() };
      await send({
        inspectionId,
        label: view.enterprise.name,
        command: { kind: 'record', version: 1, content, checklistHash: signing.checklistHash },
        draftKey: recordDraftKey(inspectionId),
      });
      // Only room is at stake: the record is saved.
      await sweepFiles(store, new Date().toISOString()).catch(() => undefined);
      onDone();
    } catch (error) {
      setFailure(error instanceof StoreError && error.failure === 'full' ? 'full' : 'other');
    } finally {
      setSaving(false);
    }
  }

  return { save, isSaving, failure };
}
