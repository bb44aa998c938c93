/** Saves the signed record on the tablet: the pictures of the signatures, the record and the removal of its draft are one write. */
import type { DrawnSignature } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { DraftConflictError } from '@liangma/offline/drafts';
import type { Pen } from '@liangma/offline/drafts';
import { sweepFiles } from '@liangma/offline/evidence-files';
import type { TakenFile } from '@liangma/offline/evidence-files';
import { StoreError } from '@liangma/offline/store';
import { useState } from 'react';
import { makeEvidence } from '../../offline/evidence-store.ts';
import { useFieldAccount, useSend, useStore } from '../../offline/use-field.tsx';
import { inkPicture } from './ink.ts';
import type { Signing } from './signing.ts';
import { signersOf } from './signing.ts';

export type SaveFailure = 'full' | 'conflict' | 'other';

/** Why something that was signed is not on the tablet. */
export function saveFailureOf(error: unknown): SaveFailure {
  if (error instanceof DraftConflictError) return 'conflict';
  return error instanceof StoreError && error.failure === 'full' ? 'full' : 'other';
}

export function useSaveRecord(
  view: InspectionView,
  signing: Signing,
  pen: Pen,
  autosave: { settled: () => Promise<void> },
  onDone: () => void,
) {
  const store = useStore();
  const send = useSend();
  const { account } = useFieldAccount();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const inspectionId = view.id;

  async function signatures(): Promise<{ made: DrawnSignature[]; files: TakenFile[] }> {
    const made: DrawnSignature[] = [];
    const files: TakenFile[] = [];
    if (signing.content.signing === 'paper') return { made, files };
    for (const { key, role, name, officerId } of signersOf(view, signing.content)) {
      const drawn = signing.drawn[key];
      if (!drawn) continue;
      const picture = await makeEvidence({
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
      files.push(...picture.files);
      made.push({
        role,
        name,
        officerId,
        image: picture.item.hash,
        contentHash: signing.contentHash,
        signedAt: drawn.signedAt,
      });
    }
    return { made, files };
  }

  async function save(): Promise<void> {
    setSaving(true);
    setFailure(null);
    try {
      // A save of the draft that is still under way must not bring it back afterwards.
      await autosave.settled();
      const { made, files } = await signatures();
      const content = { ...signing.content, signatures: made };
      await send({
        inspectionId,
        label: view.enterprise.name,
        command: { kind: 'record', version: 1, content, checklistHash: signing.checklistHash },
        files,
        drafts: [pen],
      });
      // Only room is at stake: the record is saved.
      await sweepFiles(store, new Date().toISOString()).catch(() => undefined);
      onDone();
    } catch (error) {
      setFailure(saveFailureOf(error));
    } finally {
      setSaving(false);
    }
  }

  return { save, isSaving, failure };
}
