/**
 * The text of a held command, when a person decides to keep it as an addition to the record: all of it, however long,
 * for nothing else of it stays in the record.
 */
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { RecordContent } from '@liangma/contract/inspections';
import { officialDay, officialTime } from '@liangma/domain/calendar/official-day';

const handlingWords: Record<RecordContent['findings'][number]['handling'], string> = {
  'corrected-on-site': '当场改正',
  order: '责令限期改正',
  'case-proposed': '建议立案',
  transferred: '移送',
  advice: '提示建议',
};

const clock = (instant: string) => `${officialDay(instant)} ${officialTime(instant)}`;

function recordText(content: RecordContent): string {
  const findings = content.findings.map(({ description, clause, handling, dueOn }, index) => {
    const parts = [
      handlingWords[handling],
      ...(clause === '' ? [] : [clause]),
      ...(dueOn === null ? [] : [`期限${dueOn}`]),
    ];
    return `${index + 1}. ${description}（${parts.join('；')}）`;
  });
  const notes = content.answers.filter(({ note }) => note !== '').map(({ note }) => note);
  return [
    `另一份检查笔录（${clock(content.startedAt)}至${clock(content.endedAt)}，${content.place}）`,
    `检查结论：${content.conclusion}`,
    ...(findings.length === 0 ? [] : ['发现问题：', ...findings]),
    ...(notes.length === 0 ? [] : [`检查项备注：${notes.join('；')}`]),
    ...(content.statement === '' ? [] : [`企业陈述：${content.statement}`]),
  ].join('\n');
}

/** Plain text of the command, or null for one that has no text of its own. */
export function additionText(command: FieldCommand): string | null {
  switch (command.kind) {
    case 'record':
      return recordText(command.content);
    case 'add-to-record':
      return command.text;
    case 'report-correction':
      return `第${command.findingNo + 1}项问题改正情况（${command.correctedOn}）：${command.note}`;
    default:
      return null;
  }
}
