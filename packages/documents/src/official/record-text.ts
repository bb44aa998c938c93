/**
 * A record as plain text, for when it can only be kept as an addition to the record that came first: all of it, however
 * long, for nothing else of it stays. Pure.
 */
import type { InspectionLike, RecordLike, SignedLike } from './inspection-like.ts';
import { officialDate, officialMoment, officialSpan } from './official-date.ts';
import { answerWords, handlingWords, roleWords } from './wording.ts';

type Check = InspectionLike['checklist'][number];
type Finding = RecordLike['findings'][number];
type Material = RecordLike['materials'][number];
type Signed = Pick<SignedLike, 'role' | 'name' | 'signedAt'>;

/** A record, or the draft of one: null is what nobody has said yet, and is not told. */
export interface RecordSaid extends Omit<
  RecordLike,
  | 'startedAt'
  | 'endedAt'
  | 'certificateShown'
  | 'rightsTold'
  | 'recusal'
  | 'findings'
  | 'materials'
  | 'evidence'
  | 'signing'
  | 'signatures'
> {
  startedAt: string | null;
  endedAt: string | null;
  certificateShown: boolean | null;
  rightsTold: boolean | null;
  recusal: RecordLike['recusal'] | null;
  findings: readonly (Omit<Finding, 'handling'> & { handling: Finding['handling'] | null })[];
  materials: readonly (Omit<Material, 'copies'> & { copies: number | null })[];
  /** null: the enterprise has not signed. */
  signing: RecordLike['signing'] | null;
  signatures: readonly Signed[];
}

/** What was said, joined; nothing of what is empty. */
const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

const line = (label: string, text: string): string => (text === '' ? '' : `${label}：${text}`);

const block = (label: string, rows: readonly string[]): string =>
  rows.length === 0 ? '' : [`${label}：`, ...rows.map((row, index) => `${index + 1}. ${row}`)].join('\n');

/** Whose drawn signature it is and when it was made: 检查人员张三，2026年6月15日9时30分. */
export const signatureText = ({ role, name, signedAt }: Signed): string =>
  `${roleWords[role]}${name}，${officialMoment(signedAt)}`;

const signingWords = { paper: '纸质签字', drawn: '平板签字' } as const;

function partyText({ partySignature: party, signing }: RecordSaid): string {
  if (party.kind === 'refused') return joined([`拒绝签字，${party.reason}`, line('见证人', party.witness)], '；');
  return party.name === '' ? '' : `${party.name}（${signing === null ? '尚未签字' : signingWords[signing]}）`;
}

function timeText({ startedAt, endedAt }: RecordSaid): string {
  if (startedAt !== null && endedAt !== null) return officialSpan(startedAt, endedAt);
  return joined(
    [
      startedAt === null ? '' : `${officialMoment(startedAt)}开始`,
      endedAt === null ? '' : `${officialMoment(endedAt)}结束`,
    ],
    '，',
  );
}

function recusalText({ recusal, recusalNote }: RecordSaid): string {
  if (recusal === null) return '';
  return recusal === 'asked-for' ? joined(['申请回避', recusalNote], '，') : '未申请回避';
}

const doneText = (isDone: boolean | null, what: string): string =>
  isDone === null ? '' : `${isDone ? '已' : '未'}${what}`;

/**
 * Everything that a record says, in words and official dates.
 * @param checklist gives the answers their words
 */
export function recordText(said: RecordSaid, checklist: readonly Pick<Check, 'key' | 'text'>[]): string {
  const { present } = said;
  const checks = new Map(checklist.map((check) => [check.key, check]));
  // a check that is not in the checklist of the inspection has no words but its key
  const wordsOf = (key: string) => checks.get(key)?.text ?? `检查项${key}`;
  const answers = said.answers.map(
    ({ key, answer, note }) => `${wordsOf(key)}：${joined([answerWords[answer], note], '。')}`,
  );
  const findings = said.findings.map(({ key, description, clause, handling, dueOn, isMajor }) => {
    const parts = [
      line('检查项', key === null ? '' : wordsOf(key)),
      line('违反条款', clause),
      line('处理', handling === null ? '' : handlingWords[handling]),
      line('改正期限', dueOn === null || dueOn === '' ? '' : officialDate(dueOn)),
      isMajor ? '重大问题' : '',
    ];
    const about = joined(parts, '；');
    return about === '' ? description : `${description}（${about}）`;
  });
  const materials = said.materials.map(({ name, copies, note }) =>
    joined([`${name}${copies === null ? '' : `${copies}份`}`, note], '，'),
  );
  return joined(
    [
      '另一份现场检查笔录',
      line('检查时间', timeText(said)),
      line('检查地点', said.place),
      line('现场人员', joined([present.name, present.post, present.phone], '，')),
      line(
        '亮证告知',
        joined([doneText(said.certificateShown, '出示执法证件'), doneText(said.rightsTold, '告知权利')], '，'),
      ),
      line('回避', recusalText(said)),
      line('协助人员', said.assistantsPresent.join('、')),
      block('检查情况', answers),
      block('发现的问题和处理', findings),
      line('检查结论', said.conclusion),
      block('提取的资料', materials),
      line('企业陈述', said.statement),
      line('企业签字', partyText(said)),
      block('签名', said.signatures.map(signatureText)),
    ],
    '\n',
  );
}
