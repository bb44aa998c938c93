/** What an import says about each row of a table: taken, refused, merged into another row, or not data at all. */
import type { FindingKind } from './finding-texts.ts';

/** What a person uploads. The checklists (检查表) come with the matters, as a second sheet. */
export type ImportKind = 'enterprises' | 'officers' | 'matters' | 'plan' | 'ledger';

/** What one sheet holds. */
export type TableKind = ImportKind | 'checks';

/** Something worth saying about one cell: the header of its column, a code, what stood there and what is kept. */
export interface Finding {
  /** Header as the sheet has it; '(整行)' for the whole row. */
  column: string;
  kind: FindingKind;
  from: string;
  /** What is kept; null when nothing usable is left; absent in a refusal. */
  to?: string | null;
  /** Fill the text of the kind (finding-texts.ts). */
  params?: Record<string, string | number>;
}

/** Rows that hold no record, and must not become one. */
export type NotDataKind = 'blank' | 'title' | 'header' | 'heading' | 'subtotal' | 'total' | 'note';

export interface JudgedRow<Values> {
  table: TableKind;
  /** Name of the sheet, for files that hold several (one for each county). */
  sheet: string;
  row: number;
  /** Physical line in delimited text. */
  line?: number;
  outcome: 'accepted' | 'refused' | 'merged' | 'not-data';
  /** The row that this one goes into, with the reason; both only when `outcome` is 'merged'. */
  mergedInto?: { sheet: string; row: number };
  mergeKind?: 'exact-duplicate' | 'same-code-two-names' | 'same-key-differs';
  notData?: NotDataKind;
  /** What is written in a row that is not data. */
  text?: string;
  /** The normalised record: always for accepted and merged rows, null for rows that are not data. */
  values: Values | null;
  /** Normalised, and a person should look. */
  warnings: readonly Finding[];
  /** Why the row is refused. */
  refusals: readonly Finding[];
  /** Normalised; need not be reported. */
  silent: readonly Finding[];
}

export interface JudgedCounts {
  /** accepted + refused + merged */
  dataRows: number;
  accepted: number;
  acceptedClean: number;
  acceptedWithWarning: number;
  refused: number;
  merged: number;
  notDataRows: number;
  notDataByKind: Partial<Record<NotDataKind, number>>;
  /** How often each kind of finding occurs in accepted (warning, silent) and refused rows, and how often rows merge. */
  kinds: {
    warning: Record<string, number>;
    refused: Record<string, number>;
    merged: Record<string, number>;
    silent: Record<string, number>;
  };
}

/** Counts the outcome of a table; every row is in exactly one of accepted, refused, merged, not data. */
export function countJudged(rows: readonly JudgedRow<unknown>[]): JudgedCounts {
  const counts: JudgedCounts = {
    dataRows: 0,
    accepted: 0,
    acceptedClean: 0,
    acceptedWithWarning: 0,
    refused: 0,
    merged: 0,
    notDataRows: 0,
    notDataByKind: {},
    kinds: { warning: {}, refused: {}, merged: {}, silent: {} },
  };
  for (const row of rows) countRow(counts, row);
  return counts;
}

function countRow(counts: JudgedCounts, row: JudgedRow<unknown>): void {
  if (row.outcome === 'not-data') {
    counts.notDataRows += 1;
    const kind = row.notData ?? 'note';
    counts.notDataByKind[kind] = (counts.notDataByKind[kind] ?? 0) + 1;
    return;
  }
  counts.dataRows += 1;
  counts[row.outcome] += 1;
  if (row.outcome === 'merged') add(counts.kinds.merged, row.mergeKind ?? 'exact-duplicate');
  if (row.outcome === 'refused') for (const finding of row.refusals) add(counts.kinds.refused, finding.kind);
  if (row.outcome !== 'accepted') return;
  counts[row.warnings.length > 0 ? 'acceptedWithWarning' : 'acceptedClean'] += 1;
  for (const finding of row.warnings) add(counts.kinds.warning, finding.kind);
  for (const finding of row.silent) add(counts.kinds.silent, finding.kind);
}

function add(tally: Record<string, number>, kind: string): void {
  tally[kind] = (tally[kind] ?? 0) + 1;
}
