/** What the reading thread is given and what it says; plain data, so that it can cross the thread boundary. */
import type { ImportKind, JudgedCounts, TableKind } from '@liangma/domain/imports/judged-row';
import type { JudgeContext } from '@liangma/domain/imports/judge-tables';
import type { MappingCorrection, Recognition } from '@liangma/domain/imports/recognition';

export interface ReadingTask {
  bytes: Uint8Array;
  fileName: string;
  kind: ImportKind;
  /** What a person corrected in this file. */
  corrections: MappingCorrection[];
  /** Mappings kept from earlier files, by header signature. */
  remembered: Record<string, Record<string, number>>;
  context: JudgeContext;
}

/** A sheet as shown to the person who corrects the mapping. */
export interface SheetPreview {
  sheet: string;
  rows: number;
  table: TableKind | null;
  headerRow: number | null;
  headers: string[];
  sample: { row: number; cells: string[] }[];
  missing: string[];
}

/** How the file was understood. */
export interface Understanding {
  format: string;
  encoding: string | null;
  sheets: SheetPreview[];
  recognition: Recognition;
  isRemembered: boolean;
}

/** A JSON array of StagedRow, deflated: all rows of a big file wait in memory until the last one is judged. */
export interface PackedRows {
  packed: Uint8Array;
  count: number;
}

export type ReadingMessage =
  | { kind: 'progress'; done: number; total: number }
  | ({ kind: 'rows' } & PackedRows)
  | { kind: 'read'; understanding: Understanding; counts: JudgedCounts }
  | { kind: 'failed'; code: string; params: Record<string, string | number> };
