/** The addition to a record while it is written: kept in the sealed store, and begun from a record draft that came too late. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { Store } from '@liangma/offline/store';
import { useEffect, useState } from 'react';
import { useStore } from '../../offline/use-field.tsx';
import { inspections } from '../../messages/zh-CN/inspections.ts';
import type { RecordDraft } from './record-draft.ts';
import { toContent } from './record-draft.ts';

export interface AdditionDraft {
  text: string;
  evidence: EvidenceItem[];
}

export interface StoredAddition extends AdditionDraft {
  savedAt: string;
}

/** Key in the table `draft`. */
export const additionKey = (inspectionId: string): string => `addition/${inspectionId}`;

/** Resolves when it is on disk. @throws StoreError */
export async function writeAddition(store: Store, inspectionId: string, stored: StoredAddition): Promise<void> {
  await store.write([{ table: 'draft', key: additionKey(inspectionId), value: stored }]);
}

/** undefined while it is read, null when there is none. */
export function useStoredAddition(inspectionId: string): StoredAddition | null | undefined {
  const store = useStore();
  const [found, setFound] = useState<{ id: string; stored: StoredAddition | null } | undefined>(undefined);
  useEffect(() => {
    let left = false;
    const take = (stored: StoredAddition | null) => !left && setFound({ id: inspectionId, stored });
    store.get('draft', additionKey(inspectionId)).then(
      (value) => take((value as StoredAddition | undefined) ?? null),
      () => take(null),
    );
    return () => {
      left = true;
    };
  }, [store, inspectionId]);
  return found?.id === inspectionId ? found.stored : undefined;
}

/**
 * A record draft as an addition, when somebody else's record came first: what was noted and found, in Chinese like the
 * record itself, and all its evidence.
 */
export function additionFromRecord(draft: RecordDraft, view: InspectionView): AdditionDraft {
  const content = toContent(draft, view, new Date(0).toISOString());
  const textOf = new Map(view.checklist.map(({ key, text }, index) => [key, `第${index + 1}项“${text}”`]));
  const noted = content.answers
    .filter(({ answer, note }) => note !== '' || answer === 'not-compliant')
    .map(({ key, answer, note }) => {
      const found = content.findings.find((finding) => finding.key === key)?.description ?? '';
      const words = [found, note].filter((part) => part !== '').join('；');
      return `${textOf.get(key) ?? ''}：${inspections[`inspections.answer.${answer}`]}${words === '' ? '' : `。${words}`}`;
    });
  const others = content.findings.filter(({ key }) => key === null).map(({ description }) => description);
  const said = content.statement === '' ? [] : [`企业陈述：${content.statement}`];
  return { text: [...noted, ...others, ...said].join('\n').slice(0, 4000), evidence: draft.evidence };
}
