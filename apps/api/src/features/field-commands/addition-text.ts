/**
 * The text of a held command, when a person decides to keep it as an addition to the record: all of it, however long,
 * for nothing else of it stays in the record. Photos and pictures of signatures go along as evidence.
 */
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { InspectionView } from '@liangma/contract/inspections';
import { officialDate } from '@liangma/documents/official/official-date';
import { recordText } from '@liangma/documents/official/record-text';

/** Whether the command has a text of its own. */
export const hasText = ({ kind }: FieldCommand): boolean =>
  kind === 'record' || kind === 'add-to-record' || kind === 'report-correction';

/** Plain text of the command, or null for one that has none; the checklist gives the answers of a record their words. */
export function additionText(command: FieldCommand, checklist: InspectionView['checklist']): string | null {
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
