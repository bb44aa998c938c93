/** Text and evidence that are added to a record. */
import { Textarea } from '@mantine/core';
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useCallback, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { useT } from '../../messages/use-t.ts';
import { useSend, useStore } from '../../offline/use-field.tsx';
import { BigButton } from '../../ui/field-controls.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import type { AdditionDraft, StoredAddition } from './addition-draft.ts';
import { additionFromRecord, additionKey, writeAddition } from './addition-draft.ts';
import { EvidenceField } from './evidence-field.tsx';
import styles from './field.module.css';
import type { StoredDraft } from './record-draft-store.ts';
import { removeRecordDraft } from './record-draft-store.ts';
import { onChecklist } from './record-draft.ts';
import { NotSavedAlert, SaveMark } from './save-mark.tsx';
import { useAutosave } from './use-autosave.ts';
import { useEvidence } from './use-evidence.ts';

export interface AdditionFormProps {
  view: InspectionView;
  stored: StoredAddition | null;
  /** A record that was begun here before somebody else's arrived: what it holds is not lost. */
  record: StoredDraft | null;
  onDone: () => void;
}

export function AdditionForm({ view, stored, record, onDone }: AdditionFormProps) {
  const t = useT();
  const store = useStore();
  const send = useSend();
  const overtaken = view.record !== null && record !== null ? record : null;
  const [draft, setDraft] = useState<AdditionDraft>(() => {
    if (stored) return { text: stored.text, evidence: stored.evidence };
    if (overtaken) return additionFromRecord(onChecklist(overtaken.draft, view.checklist), view);
    return { text: '', evidence: [] };
  });
  const [isSaving, setSaving] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const write = useCallback(
    (value: AdditionDraft, savedAt: string) => writeAddition(store, view.id, { ...value, savedAt }),
    [store, view.id],
  );
  const autosave = useAutosave(write, stored?.savedAt ?? null);
  const { save } = autosave;
  const current = useRef(draft);

  const change = useCallback(
    (next: Partial<AdditionDraft>) => {
      current.current = { ...current.current, ...next };
      setDraft(current.current);
      save(current.current);
    },
    [save],
  );
  const others = (item: EvidenceItem) => current.current.evidence.filter(({ hash }) => hash !== item.hash);
  const onAdd = useCallback((item: EvidenceItem) => change({ evidence: [...others(item), item] }), [change]);
  const taking = useEvidence({ inspectionId: view.id, enterpriseName: view.enterprise.name, checkKey: null }, onAdd);

  const hand = async () => {
    if (draft.text.trim() === '') {
      setMissing(true);
      return;
    }
    setSaving(true);
    try {
      await autosave.settled();
      await send({
        inspectionId: view.id,
        label: view.enterprise.name,
        command: {
          kind: 'add-to-record',
          version: 1,
          additionId: uuidv7(),
          text: draft.text.trim(),
          evidence: draft.evidence,
        },
        draftKey: additionKey(view.id),
      });
      if (overtaken) await removeRecordDraft(store, view.id);
      onDone();
    } catch {
      // Still a draft: the form says so, and saves it again.
      save(current.current);
    } finally {
      setSaving(false);
    }
  };

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
            maxLength={4000}
            lang="zh-CN"
            inputMode="text"
            autoCapitalize="off"
            autoComplete="off"
            enterKeyHint="enter"
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <EvidenceField
            inspectionId={view.id}
            taking={taking}
            label={t('addition.evidence')}
            items={draft.evidence}
            onChange={(item) =>
              change({ evidence: draft.evidence.map((one) => (one.hash === item.hash ? item : one)) })
            }
            onRemove={(item) => change({ evidence: others(item) })}
          />
          <BigButton disabled={isSaving} onClick={() => void hand()}>
            {t('addition.save')}
          </BigButton>
        </div>
      </Panel>
    </>
  );
}
