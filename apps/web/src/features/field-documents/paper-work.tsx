/** A document under way: filled in, then signed. Both live in one draft that is saved on every change. */
import { Button } from '@mantine/core';
import type { DocumentContent } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { signedDocumentText } from '@liangma/domain/inspection/signed-content';
import { IconTrash } from '@tabler/icons-react';
import { readDraftEvidence } from '@liangma/offline/draft-evidence';
import { asConflict, DraftConflictError, draftWrite, removalBy, saveDraft } from '@liangma/offline/drafts';
import type { Pen } from '@liangma/offline/drafts';
import { inTurn } from '@liangma/offline/turns';
import { useCallback, useRef, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useServerClock, useStore } from '../../offline/use-field.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { sha256Hex, useAutosave, useStayWhileStoring, useStoring } from '../field/public.ts';
import type { ShowEvidence } from '../field/public.ts';
import { isNumberedKind, isNumberOf, officialYear, putNumberBack, takeNumber } from './number-stock.ts';
import type { PaperDraft, PaperSigning } from './paper-draft.ts';
import { paperKey } from './paper-draft.ts';
import { PaperForm } from './paper-form.tsx';
import { firstParty } from './paper-signers.ts';
import { PaperSigningScreen } from './paper-signing.tsx';
import { useNumbersLeft } from './use-number-stock.ts';

export interface PaperWorkProps {
  view: InspectionView;
  start: PaperDraft;
  pen: Pen;
  /** It was stored before; otherwise it is new. */
  isStored: boolean;
  onDone: () => void;
  onRemoved: () => void;
}

export function PaperWork({ view, start, pen, isStored, onDone, onRemoved }: PaperWorkProps) {
  const t = useT();
  const store = useStore();
  const offsetMs = useServerClock()?.offsetMs ?? 0;
  const [draft, setDraft] = useState(start);
  const draftKey = paperKey(view.id, start.documentId);
  const isStoring = useStoring(draftKey) !== null;
  useStayWhileStoring(draftKey);
  const [isAsking, setAsking] = useState(false);
  const current = useRef(start);
  const left = useNumbersLeft();

  const write = useCallback(
    (value: PaperDraft, savedAt: string) => saveDraft(store, pen, { ...value, savedAt }),
    [store, pen],
  );
  const autosave = useAutosave(write, isStored ? start.savedAt : null);
  const { save, settled } = autosave;
  const change = useCallback(
    (next: Partial<PaperDraft>) => {
      current.current = { ...current.current, ...next };
      setDraft(current.current);
      save(current.current);
    },
    [save],
  );
  const onValues = useCallback(
    // Another content is not what was signed.
    (values: Record<string, unknown>) => change({ values, signing: null }),
    [change],
  );
  const onEvidence = useCallback<ShowEvidence>((to) => change({ evidence: to(current.current.evidence) }), [change]);

  /** A kind with a number has it before anybody signs, for it is signed as well: in one write with the draft. */
  const hasNumber = async (): Promise<boolean> => {
    const { kind, number } = current.current;
    if (!isNumberedKind(kind)) return true;
    const year = officialYear(offsetMs);
    // It is of the year of signing, not of that in which the document was begun.
    if (number !== null && isNumberOf(number, year)) return true;
    try {
      await settled();
      const taken = await takeNumber(
        store,
        kind,
        year,
        (next) => Promise.resolve([draftWrite(pen, { ...current.current, number: next })]),
        number,
      );
      if (taken === null) {
        if (number === null) return false;
        // Without it the form says what is lacking.
        change({ number: null });
        await settled();
        await putNumberBack(store, kind, number, []);
        return false;
      }
      current.current = { ...current.current, number: taken };
      setDraft(current.current);
      return true;
    } catch {
      // Not written: the draft says so when it is saved, and the number is still free.
      save(current.current);
      return false;
    }
  };

  /** Closes the content for signing. */
  const begin = async (content: DocumentContent) => {
    if (!(await hasNumber())) return;
    // Another screen in the same place begins at its top.
    window.scrollTo(0, 0);
    const { documentId } = start;
    const paper = { inspectionId: view.id, documentId, number: current.current.number, content };
    const contentHash = await sha256Hex(signedDocumentText(paper));
    const signing: PaperSigning = { content, contentHash, way: 'drawn', party: firstParty(content, view), drawn: {} };
    // What is on disk is what is shown and handed in.
    const evidence = await readDraftEvidence(store, draftKey);
    change({ signing, evidence });
  };

  const remove = async () => {
    const { kind, number } = current.current;
    await settled().catch(() => undefined);
    const removal = removalBy(pen);
    try {
      if (number !== null && isNumberedKind(kind)) await putNumberBack(store, kind, number, removal);
      else await inTurn(store, () => store.write(removal));
    } catch (error) {
      const refused = asConflict([pen], error);
      // Handed in or thrown away elsewhere: its number is not free, or was put back there.
      if (!(refused instanceof DraftConflictError && refused.conflict === 'gone')) {
        // Still a draft: the form says what is the matter when it saves it again.
        save(current.current);
        return;
      }
    }
    onRemoved();
  };

  const ofKind = draft.number === null && isNumberedKind(draft.kind) ? left?.[draft.kind] : undefined;
  const shortage = ofKind?.count === 0 ? ofKind : null;

  if (draft.signing)
    return (
      <PaperSigningScreen
        view={view}
        draft={draft}
        signing={draft.signing}
        pen={pen}
        autosave={autosave}
        onSigning={(to) => current.current.signing && change({ signing: to(current.current.signing) })}
        onBack={() => {
          change({ signing: null });
          window.scrollTo(0, 0);
        }}
        onDone={onDone}
      />
    );
  return (
    <>
      <PaperForm
        view={view}
        kind={draft.kind}
        values={draft.values}
        evidence={draft.evidence}
        draftKey={draftKey}
        autosave={autosave}
        shortage={shortage}
        onValues={onValues}
        onEvidence={onEvidence}
        onComplete={(content) => void begin(content)}
      />
      <Button
        variant="default"
        c="red.9"
        disabled={isStoring}
        leftSection={<IconTrash size={20} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('papers.throw-away')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('papers.throw-away')}
        question={t('papers.throw-away-question')}
        confirmLabel={t('papers.throw-away')}
        danger
        onConfirm={() => void remove()}
      />
    </>
  );
}
