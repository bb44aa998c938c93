/** Hands a document in: the pictures of the signatures, the command and the removal of the draft are one write. */
import type { DrawnSignature } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { Pen } from '@liangma/offline/drafts';
import type { TakenFile } from '@liangma/offline/evidence-files';
import { useState } from 'react';
import { makeEvidence } from '../../offline/evidence-store.ts';
import { useFieldAccount, useSend } from '../../offline/use-field.tsx';
import { inkPicture, saveFailureOf } from '../field/public.ts';
import type { SaveFailure } from '../field/public.ts';
import type { PaperDraft, PaperSigning } from './paper-draft.ts';
import { paperSigners } from './paper-signers.ts';

export function useSavePaper(
  view: InspectionView,
  draft: PaperDraft,
  signing: PaperSigning,
  pen: Pen,
  autosave: { settled: () => Promise<void> },
  onDone: () => void,
) {
  const send = useSend();
  const { account } = useFieldAccount();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<SaveFailure | null>(null);

  async function signatures(): Promise<{ made: DrawnSignature[]; files: TakenFile[] }> {
    const made: DrawnSignature[] = [];
    const files: TakenFile[] = [];
    if (signing.way === 'paper') return { made, files };
    for (const { key, role, name, officerId } of paperSigners(view, signing)) {
      const drawn = signing.drawn[key];
      if (!drawn) continue;
      const picture = await makeEvidence({
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
      await autosave.settled();
      const { made, files } = await signatures();
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
            signatures: made,
            evidence: draft.evidence,
          },
        },
        files,
        drafts: [pen],
      });
      onDone();
    } catch (error) {
      setFailure(saveFailureOf(error));
    } finally {
      setSaving(false);
    }
  }

  return { save, isSaving, failure };
}
