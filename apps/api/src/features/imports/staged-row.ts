/** A judged row as it waits for the confirmation: what the preview shows and what will be written. */
import type { Finding, JudgedRow, NotDataKind, TableKind } from '@liangma/domain/imports/judged-row';
import { storable } from './storable.ts';

/** Content of import_row. */
export interface StagedContent {
  table: TableKind;
  cells: string[];
  warnings: readonly Finding[];
  refusals: readonly Finding[];
  mergedInto: number | null;
  mergeKind: JudgedRow<unknown>['mergeKind'] | null;
  notData: NotDataKind | null;
  values: unknown;
}

/** A row of import_row as JSON. */
export interface StagedRow {
  position: number;
  sheet: string;
  row: number;
  outcome: 'accepted' | 'refused' | 'merged' | 'not-data';
  has_warning: boolean;
  content: StagedContent;
}

/** The staged form of a judged row. */
export function stagedRow(position: number, judged: JudgedRow<unknown>, cells: readonly string[]): StagedRow {
  return storable({
    position,
    sheet: judged.sheet,
    row: judged.row,
    outcome: judged.outcome,
    has_warning: judged.warnings.length > 0,
    content: {
      table: judged.table,
      cells: [...cells],
      warnings: judged.warnings,
      refusals: judged.refusals,
      mergedInto: judged.mergedInto?.row ?? null,
      mergeKind: judged.mergeKind ?? null,
      notData: judged.notData ?? null,
      values: judged.values,
    },
  });
}
