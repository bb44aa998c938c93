/** Text and evidence that are added to a record. */
import { Textarea } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { outboxOf } from '@liangma/offline/commands';
import { readDraftEvidence } from '@liangma/offline/draft-evidence';
import { saveDraft } from '@liangma/offline/drafts';
import { additionLimits } from '@liangma/domain/inspection/record-limits';
import { useCallback, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { useT } from '../../messages/use-t.ts';
import { useFieldAccount, useSend, useStore } from '../../offline/use-field.tsx';
import { BigButton } from '../../ui/field-controls.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import type { AdditionDraft, AdditionFound } from './addition-draft.ts';
import { additionKey } from './addition-draft.ts';
import { additionParts } from './addition-parts.ts';
import { EvidenceField } from './evidence-field.tsx';
import styles from './field.module.css';
import { NotSavedAlert, SaveMark } from './save-mark.tsx';
import { StoringNote, useStayWhileStoring, useStoring } from './storing-guard.tsx';
import { useAutosave } from './use-autosave.ts';
import { useEvidence } from './use-evidence.ts';
import type { ShowEvidence } from './use-evidence.ts';

export interface AdditionFormProps {
  view: InspectionView;
  found: AdditionFound;
  onDone: () => void;
}

/** One addition has one id from its beginning, so that it is known again when it is handed in a second time. */
interface Draft extends AdditionDraft {
  additionId: string;
}

const withId = (start: AdditionDraft & Partial<Draft>): Draft => ({
  ...start,
  additionId: start.additionId ?? uuidv7(),
});

export function AdditionForm({ view, found, onDone }: AdditionFormProps) {
  const t = useT();
  const store = useStore();
  const send = useSend();
  const { account } = useFieldAccount();
  const [draft, setDraft] = useState(() => withId(found.start));
  const [{ pen, recordPen }] = useState(found);
  const draftKey = additionKey(view.id);
  const isStoring = useStoring(draftKey) !== null;
  useStayWhileStoring(draftKey);
  const [isSaving, setSaving] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const write = useCallback(
    (value: Draft, savedAt: string) => saveDraft(store, pen, { ...value, savedAt }),
    [store, pen],
  );
  const autosave = useAutosave(write, found.savedAt);
  const { save } = autosave;
  const current = useRef(draft);

  const change = useCallback(
    (next: Partial<Draft>) => {
      current.current = { ...current.current, ...next };
      setDraft(current.current);
      save(current.current);
    },
    [save],
  );
  const show = useCallback<ShowEvidence>((to) => change({ evidence: to(current.current.evidence) }), [change]);
  const { id: inspectionId, enterprise } = view;
  const taking = useEvidence({ draftKey, inspectionId, enterpriseName: enterprise.name, checkKey: null }, show);

  const isQueued = async () =>
    (await outboxOf(store, account.id)).some(
      ({ envelope: { command } }) => command.kind === 'add-to-record' && command.additionId === draft.additionId,
    );

  const hand = async () => {
    if (draft.text.trim() === '') {
      setMissing(true);
      return;
    }
    setSaving(true);
    setFailed(false);
    try {
      await autosave.settled();
      // What is on disk is what is handed in.
      const evidence = await readDraftEvidence(store, draftKey);
      const [command, ...following] = additionParts({ text: draft.text, evidence }).map((part, index) => {
        const additionId = index === 0 ? draft.additionId : uuidv7();
        return { kind: 'add-to-record', version: 1, additionId, ...part } as const;
      });
      if (!command) return;
      await send({
        inspectionId: view.id,
        label: view.enterprise.name,
        command,
        following,
        drafts: recordPen === null ? [pen] : [pen, recordPen],
      });
      onDone();
    } catch {
      // It was written, and only the answer was lost.
      if (await isQueued().catch(() => false)) return onDone();
      // Still a draft: the form says so, and saves it again.
      setFailed(true);
      save(current.current);
    } finally {
      setSaving(false);
    }
  };

  const parts = additionParts(draft).length;
  return (
    <>
      <NotSavedAlert state={autosave.state} onAgain={autosave.again} />
      {view.record === null && <Notice tone="info">{t('addition.before-record')}</Notice>}
      <Panel title={t('addition.new')} actions={<SaveMark state={autosave.state} />}>
        <div className={styles.fields}>
          <Textarea
            label={t('addition.text')}
            description={t('addition.text-hint')}
            required
            error={isMissing && draft.text.trim() === '' ? t('addition.text-missing') : undefined}
            autosize
            minRows={4}
            maxRows={20}
            lang="zh-CN"
            inputMode="text"
            autoCapitalize="off"
            autoComplete="off"
            enterKeyHint="enter"
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <EvidenceField inspectionId={view.id} taking={taking} label={t('addition.evidence')} items={draft.evidence} />
          {parts > 1 && <Notice tone="info">{t('addition.in-parts', { count: parts, ...additionLimits })}</Notice>}
          {hasFailed && (
            <Notice tone="warning" announce="alert">
              {t('addition.failed')}
            </Notice>
          )}
          <StoringNote draftKey={draftKey} />
          <BigButton disabled={isSaving || isStoring} onClick={() => void hand()}>
            {t('addition.save')}
          </BigButton>
        </div>
      </Panel>
    </>
  );
}
