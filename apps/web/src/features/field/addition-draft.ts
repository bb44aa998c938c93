/** The addition to a record while it is written: kept in the sealed store, and begun from a record draft that came too late. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { changeDraftEvidence } from '@liangma/offline/draft-evidence';
import { openDraft } from '@liangma/offline/drafts';
import type { Pen } from '@liangma/offline/drafts';
import type { Store } from '@liangma/offline/store';
import { uuidv7 } from 'uuidv7';
import { inspections } from '../../messages/zh-CN/inspections.ts';
import type { FindingDraft, RecordDraft } from './record-draft.ts';
import { onChecklist, toContent } from './record-draft.ts';
import { readRecordDraft } from './record-draft-store.ts';

export interface AdditionDraft {
  text: string;
  evidence: EvidenceItem[];
  /** It holds what was in the record draft of this tablet, which goes with it. */
  isFromRecord: boolean;
}

interface StoredAddition extends AdditionDraft {
  savedAt: string;
}

const version = 1;

/** Key in the table `draft`. */
export const additionKey = (inspectionId: string): string => `addition/${inspectionId}`;

export interface AdditionFound {
  start: AdditionDraft;
  /** When it was stored, if it was. */
  savedAt: string | null;
  /** Another draft of it was put aside. */
  isKept: boolean;
  pen: Pen;
  /** Of the record draft that it holds, which goes with it; null: it holds none. */
  recordPen: Pen | null;
}

/**
 * The addition of an inspection as it was left here. When somebody else's record came first, a new one begins with what the
 * own draft of the record holds, or with evidence that came too late for it.
 * @throws StoreError, UnreadableError: there may be a draft
 */
export async function openAddition(store: Store, view: InspectionView): Promise<AdditionFound> {
  const key = additionKey(view.id);
  const { stored, evidence, isKept, pen } = await openDraft<StoredAddition>(store, key, { version, newId: uuidv7 });
  if (stored) {
    const recordPen = stored.isFromRecord ? (await readRecordDraft(store, view.id)).pen : null;
    return { start: { ...stored, evidence }, savedAt: stored.savedAt, isKept, pen, recordPen };
  }
  const start = { text: '', evidence, isFromRecord: false };
  const empty = { start, savedAt: null, isKept, pen, recordPen: null };
  if (view.record === null) return empty;
  const record = await readRecordDraft(store, view.id);
  const text = record.stored ? textOfRecord(onChecklist(record.stored.draft, view.checklist), view) : '';
  if (record.stored === null && record.evidence.length === 0) return empty;
  const both = new Map([...record.evidence, ...evidence].map((item) => [item.hash, item]));
  const isOfCheck = (key: string | null) => view.checklist.some((check) => check.key === key);
  const all = [...both.values()].map((item) => (isOfCheck(item.checkKey) ? item : { ...item, checkKey: null }));
  const isIn = (hash: string) => all.some((item) => item.hash === hash);
  await changeDraftEvidence(store, key, (now) => [...all, ...now.filter(({ hash }) => !isIn(hash))]);
  return { start: { text, evidence: all, isFromRecord: true }, savedAt: null, isKept, pen, recordPen: record.pen };
}

/**
 * A record draft as an addition, when somebody else's record came first: what was noted and found, in Chinese like the
 * record itself.
 */
function textOfRecord(draft: RecordDraft, view: InspectionView): string {
  const content = toContent(draft, view, new Date(0).toISOString());
  const drafts = new Map(draft.checks.map(({ key, finding }) => [key, finding]));
  const textOf = new Map(view.checklist.map(({ key, text }, index) => [key, `第${index + 1}项“${text}”`]));
  const noted = content.answers
    .filter(({ answer, note }) => note !== '' || answer === 'not-compliant')
    .map(({ key, answer, note }) => {
      const finding = answer === 'not-compliant' ? drafts.get(key) : undefined;
      const offered = view.checklist.find((check) => check.key === key)?.clause ?? '';
      const words = [...(finding ? findingWords(finding, offered) : []), note].filter((part) => part !== '').join('；');
      return `${textOf.get(key) ?? ''}：${inspections[`inspections.answer.${answer}`]}${words === '' ? '' : `。${words}`}`;
    });
  const others = draft.others.map((finding) => findingWords(finding, '').join('；')).filter((words) => words !== '');
  const taken = content.materials.map(
    ({ name, copies, note }) => `${name}${copies}份${note === '' ? '' : `（${note}）`}`,
  );
  const named = (name: string, words: string) => (words === '' ? [] : [`${name}：${words}`]);
  return [
    ...named('回避申请的处理', content.recusalNote),
    ...noted,
    ...others,
    ...named('提取资料', taken.join('、')),
    ...named('企业陈述', content.statement),
    ...named('检查结论', draft.conclusion?.trim() ?? ''),
  ].join('\n');
}

/** What was noted of a finding; the clause that the checklist names is no note. */
function findingWords(finding: FindingDraft, offered: string): string[] {
  const { description, clause, handling, dueOn, isMajor } = finding;
  const isOwn = clause.trim() !== offered.trim();
  const until = handling === 'order' && dueOn !== null && dueOn !== '' ? `，期限${dueOn}` : '';
  return [
    description.trim(),
    isOwn && clause.trim() !== '' ? `依据${clause.trim()}` : '',
    handling === null ? '' : `${inspections[`inspections.handling.${handling}`]}${until}`,
    isMajor ? '重大问题' : '',
  ].filter((part) => part !== '');
}
