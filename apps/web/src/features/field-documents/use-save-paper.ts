/** Hands a document in: signatures become evidence, then command and removal of the draft are one write. */
import type { DrawnSignature } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { StoreError } from '@liangma/offline/store';
import { useState } from 'react';
import { addEvidence } from '../../offline/evidence-store.ts';
import { useFieldAccount, useSend, useStore } from '../../offline/use-field.tsx';
import { inkPicture } from '../field/public.ts';
import type { PaperDraft, PaperSigning } from './paper-draft.ts';
import { paperKey } from './paper-draft.ts';
import { paperSigners } from './paper-signers.ts';

export function useSavePaper(
  view: InspectionView,
  draft: PaperDraft,
  signing: PaperSigning,
  autosave: { settled: () => Promise<void> },
  onDone: () => void,
) {
  const store = useStore();
  const send = useSend();
  const { account } = useFieldAccount();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<'full' | 'other' | null>(null);

  async function signatures(): Promise<DrawnSignature[]> {
    const made: DrawnSignature[] = [];
    if (signing.way === 'paper') return made;
    for (const { key, role, name, officerId } of paperSigners(view, signing)) {
      const drawn = signing.drawn[key];
      if (!drawn) continue;
      const { hash } = await addEvidence(store, {
        file: await inkPicture(drawn.drawing),
        kind: 'signature',
        name: `${name}.png`,
        inspectionId: view.id,
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
      await autosave.settled();
      await send({
        inspectionId: view.id,
        label: view.enterprise.name,
        command: {
          kind: 'write-document',
          version: 1,
          document: {
            documentId: draft.documentId,
            content: signing.content,
            number: draft.number,
            signatures: await signatures(),
            evidence: draft.evidence,
          },
        },
        draftKey: paperKey(view.id, draft.documentId),
      });
      onDone();
    } catch (error) {
      setFailure(error instanceof StoreError && error.failure === 'full' ? 'full' : 'other');
    } finally {
      setSaving(false);
    }
  }

  return { save, isSaving, failure };
}
