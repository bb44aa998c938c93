/**
 * The text of a held command, when a person decides to keep it as an addition to the record: all of it, however long,
 * for nothing else of it stays in the record. Photos and pictures of signatures go along as evidence.
 */
import type { DrawnSignature } from '@liangma/contract/evidence';
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { InspectionView, RecordContent } from '@liangma/contract/inspections';
import { officialDate, officialMoment, officialSpan } from '@liangma/documents/official/official-date';
import { answerWords, handlingWords, roleWords } from '@liangma/documents/official/wording';

type Check = InspectionView['checklist'][number];

/** What was said, joined; nothing of what is empty. */
const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

const line = (label: string, text: string): string => (text === '' ? '' : `${label}：${text}`);

const block = (label: string, rows: readonly string[]): string =>
  rows.length === 0 ? '' : [`${label}：`, ...rows.map((row, index) => `${index + 1}. ${row}`)].join('\n');

/** Whose drawn signature it is and when it was made: 检查人员张三，2026年6月15日9时30分. */
export const signatureText = ({ role, name, signedAt }: Pick<DrawnSignature, 'role' | 'name' | 'signedAt'>): string =>
  `${roleWords[role]}${name}，${officialMoment(signedAt)}`;

function partyText({ partySignature: party, signing }: RecordContent): string {
  if (party.kind === 'refused') return joined([`拒绝签字，${party.reason}`, line('见证人', party.witness)], '；');
  return party.name === '' ? '' : `${party.name}（${signing === 'paper' ? '纸质签字' : '平板签字'}）`;
}

function recordText(content: RecordContent, checklist: readonly Check[]): string {
  const { present } = content;
  const checks = new Map(checklist.map((check) => [check.key, check]));
  // a check that is not in the checklist of the inspection has no words but its key
  const wordsOf = (key: string) => checks.get(key)?.text ?? `检查项${key}`;
  const answers = content.answers.map(
    ({ key, answer, note }) => `${wordsOf(key)}：${joined([answerWords[answer], note], '。')}`,
  );
  const findings = content.findings.map(({ key, description, clause, handling, dueOn, isMajor }) => {
    const parts = [
      line('检查项', key === null ? '' : wordsOf(key)),
      line('违反条款', clause),
      line('处理', handlingWords[handling]),
      line('改正期限', dueOn === null ? '' : officialDate(dueOn)),
      isMajor ? '重大问题' : '',
    ];
    return `${description}（${joined(parts, '；')}）`;
  });
  const materials = content.materials.map(({ name, copies, note }) => joined([`${name}${copies}份`, note], '，'));
  const recusal = content.recusal === 'asked-for' ? joined(['申请回避', content.recusalNote], '，') : '未申请回避';
  return joined(
    [
      '另一份现场检查笔录',
      line('检查时间', officialSpan(content.startedAt, content.endedAt)),
      line('检查地点', content.place),
      line('现场人员', joined([present.name, present.post, present.phone], '，')),
      line(
        '亮证告知',
        `${content.certificateShown ? '已' : '未'}出示执法证件，${content.rightsTold ? '已' : '未'}告知权利`,
      ),
      line('回避', recusal),
      line('协助人员', content.assistantsPresent.join('、')),
      block('检查情况', answers),
      block('发现的问题和处理', findings),
      line('检查结论', content.conclusion),
      block('提取的资料', materials),
      line('企业陈述', content.statement),
      line('企业签字', partyText(content)),
      block('签名', content.signatures.map(signatureText)),
    ],
    '\n',
  );
}

/** Whether the command has a text of its own. */
export const hasText = ({ kind }: FieldCommand): boolean =>
  kind === 'record' || kind === 'add-to-record' || kind === 'report-correction';

/** Plain text of the command, or null for one that has none; the checklist gives the answers of a record their words. */
export function additionText(command: FieldCommand, checklist: readonly Check[]): string | null {
  switch (command.kind) {
    case 'record':
      return recordText(command.content, checklist);
    case 'add-to-record':
      return command.text;
    case 'report-correction':
      return `第${command.findingNo + 1}项问题改正情况（${officialDate(command.correctedOn)}）：${command.note}`;
    default:
      return null;
  }
}
