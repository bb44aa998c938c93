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

/** What the preview shows of a row that goes in or is left out; the file itself keeps the rest. */
const shownColumns = 100;
const shownCharacters = 200;

const shown = (text: string) => (text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text);

function shownFinding(finding: Finding): Finding {
  const { to } = finding;
  const from = shown(finding.from);
  return typeof to === 'string' ? { ...finding, from, to: shown(to) } : { ...finding, from };
}

/** A refused row goes back to the person with everything that stood in it. */
function keptCells(judged: JudgedRow<unknown>, cells: readonly string[]): string[] {
  return judged.outcome === 'refused' ? [...cells] : cells.slice(0, shownColumns).map(shown);
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
      cells: keptCells(judged, cells),
      warnings: judged.warnings.map(shownFinding),
      refusals: judged.refusals.map(shownFinding),
      mergedInto: judged.mergedInto?.row ?? null,
      mergeKind: judged.mergeKind ?? null,
      notData: judged.notData ?? null,
      values: judged.values,
    },
  });
}
