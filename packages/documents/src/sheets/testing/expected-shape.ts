/** docs/examples/expected/*.json, and our judgement written in the same shape so that both can be compared whole. */
import { findingText } from '@liangma/domain/imports/finding-texts';
import { countJudged, type Finding, type JudgedRow } from '@liangma/domain/imports/judged-row';
import type { Recognition } from '@liangma/domain/imports/recognition';

interface ExpectedCell {
  column: string;
  kind: string;
  from: string;
  to: string | null;
}

export interface ExpectedFile {
  file: string;
  sheet?: string;
  headerRow: number;
  columns: Record<string, string | { header: string; field: string }>;
  beforeHeader?: { row: number; kind: string }[];
  planYear?: number;
  encoding?: string;
  separator?: string;
  records?: number;
  fileNotes?: ExpectedNote[];
  counts: Record<string, unknown>;
  kinds: Record<'warning' | 'rejected' | 'merged' | 'silent', Record<string, number>>;
  rejected: { row: number; line?: number; column: string; kind: string; value: string; reason: string }[];
  acceptedWithWarning: { row: number; line?: number; warnings: ExpectedCell[] }[];
  duplicatesToMerge: { kind: string; keepRow: number; mergeRows: number[]; note?: string }[];
  normalisedSilently: { row: number; line?: number; changes: ExpectedCell[] }[];
  notDataRows: { row: number; line?: number; kind: string; text: string }[];
}

export interface ExpectedNote {
  kind: string;
  column?: string;
  field?: string;
  rows?: number[];
  range?: string;
  value?: string;
  sheet?: string;
  must?: string;
}

type Rows = readonly JudgedRow<unknown>[];

/** Punctuation is a matter of print: what is expected was written half-width, our texts are full-width. */
const folded = (text: string) => text.normalize('NFKC');

const place = (row: JudgedRow<unknown>) => ({ row: row.row, ...(row.line !== undefined && { line: row.line }) });

/** The parts of an expected file that follow from the judged rows alone. */
export function inExpectedShape(rows: Rows) {
  const { refused, merged, kinds, ...counts } = countJudged(rows);
  return {
    counts: { ...counts, rejected: refused, mergedDuplicates: merged },
    kinds: { warning: kinds.warning, rejected: kinds.refused, merged: kinds.merged },
    rejected: rows
      .filter((row) => row.outcome === 'refused')
      .flatMap((row) =>
        row.refusals.map((finding) => ({
          ...place(row),
          column: finding.column,
          kind: finding.kind,
          value: finding.from,
          reason: folded(findingText(finding, 'zh')),
        })),
      ),
    acceptedWithWarning: rows
      .filter((row) => row.outcome === 'accepted' && row.warnings.length > 0)
      .map((row) => ({ ...place(row), warnings: row.warnings.map(asCell) })),
    duplicatesToMerge: mergesOf(rows),
    notDataRows: rows
      .filter((row) => row.outcome === 'not-data')
      .map((row) => ({ ...place(row), kind: row.notData, text: row.text })),
  };
}

/** The same parts of what is expected; a note of a merge says in words what formerNames say. */
export function comparable(expected: ExpectedFile) {
  const { counts, kinds, rejected, acceptedWithWarning, duplicatesToMerge, notDataRows } = expected;
  return {
    counts,
    kinds: { warning: kinds.warning, rejected: kinds.rejected, merged: kinds.merged },
    rejected: rejected.map((entry) => ({ ...entry, reason: folded(entry.reason) })),
    acceptedWithWarning,
    duplicatesToMerge: duplicatesToMerge.map(({ kind, keepRow, mergeRows }) => ({ kind, keepRow, mergeRows })),
    notDataRows,
  };
}

function asCell({ column, kind, from, to }: Finding): ExpectedCell {
  return { column, kind, from, to: to ?? null };
}

function mergesOf(rows: Rows) {
  const groups = new Map<string, { kind: string; keepRow: number; mergeRows: number[] }>();
  for (const row of rows) {
    if (row.outcome !== 'merged' || !row.mergedInto || !row.mergeKind) continue;
    const key = `${row.mergeKind} ${row.mergedInto.row}`;
    const group = groups.get(key) ?? { kind: row.mergeKind, keepRow: row.mergedInto.row, mergeRows: [] };
    group.mergeRows.push(row.row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Silent changes that are expected; we name more of them (every individual business), which is allowed. */
export function silentChanges(rows: Rows, expected: ExpectedFile) {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return expected.normalisedSilently.map((entry) => {
    const row = byRow.get(entry.row);
    const changes = entry.changes.map((change) =>
      (row?.silent ?? []).map(asCell).find((cell) => cell.kind === change.kind && cell.column === change.column),
    );
    return { row: entry.row, ...(row?.line !== undefined && { line: row.line }), changes };
  });
}

/** Our columns by the key that the expected file uses: letters, or numbers from 1. */
export function columnsLike(expected: ExpectedFile, recognition: Recognition, labels: ReadonlyMap<string, string>) {
  const sheet = recognition.sheets.find((candidate) => candidate.headerRow === expected.headerRow);
  return Object.fromEntries(
    Object.entries(expected.columns).map(([key, value]) => {
      const column = sheet?.columns.find(
        (candidate) => candidate.letter === key || String(candidate.column + 1) === key,
      );
      const header = column?.header;
      return [key, typeof value === 'string' ? header : { header, field: labels.get(column?.field ?? '') }];
    }),
  );
}

/** Our file notes in the words of the expected file; `must` is an instruction to the reader, not a finding. */
export function notesLike(expected: readonly ExpectedNote[], recognition: Recognition) {
  return expected.map((note) => {
    const found = recognition.notes.find(
      (candidate) =>
        candidate.kind === note.kind &&
        (note.range === undefined || candidate.range === note.range) &&
        (note.column === undefined || candidate.column === note.column) &&
        (note.rows === undefined || JSON.stringify(candidate.rows) === JSON.stringify(note.rows)),
    );
    const ours: ExpectedNote = { kind: found?.kind ?? 'missing' };
    if (note.must !== undefined) ours.must = note.must;
    if (note.column !== undefined && found?.column !== undefined) ours.column = found.column;
    if (note.field !== undefined && found?.header !== undefined) ours.field = found.header;
    if (note.rows !== undefined && found?.rows !== undefined) ours.rows = found.rows;
    if (note.range !== undefined && found?.range !== undefined) ours.range = found.range;
    if (note.value !== undefined && found?.value !== undefined) ours.value = found.value;
    if (note.sheet !== undefined && found?.sheet !== undefined) ours.sheet = found.sheet;
    return ours;
  });
}
