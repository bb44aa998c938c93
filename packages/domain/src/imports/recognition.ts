/** How a file was understood: which sheets hold the list, where it begins, what each column means. Plain data. */
import type { ImportKind, TableKind } from './judged-row.ts';
import type { ColumnMapping } from './map-columns.ts';

export interface FileNote {
  kind:
    | 'hidden-column'
    | 'hidden-rows'
    | 'hidden-sheet'
    | 'merged-range'
    | 'formula-cells'
    | 'other-sheet'
    | 'column-without-field';
  sheet: string;
  /** Letter of the column. */
  column?: string;
  /** Header of the column. */
  header?: string;
  rows?: number[];
  range?: string;
  value?: string;
}

export interface RecognisedColumn {
  /** From 0. */
  column: number;
  letter: string;
  /** As the sheet has it; '' for a column without header. */
  header: string;
  /** What the column is taken for; null: kept out of the record. */
  field: string | null;
}

export interface RecognisedSheet {
  sheet: string;
  table: TableKind;
  headerRow: number;
  headerRowCount: 1 | 2;
  columns: RecognisedColumn[];
  mapping: ColumnMapping;
  /** Required fields without a column: the sheet cannot be judged before a person names one. */
  missing: string[];
  /** Under which a corrected mapping can be remembered. */
  signature: string;
  beforeHeader: { row: number; kind: 'title'; text: string }[];
}

export interface IgnoredSheet {
  sheet: string;
  reason: 'empty' | 'hidden' | 'no-header';
}

/** Plain data: can be stored with the upload and sent to the browser. */
export interface Recognition {
  kind: ImportKind;
  /** Whether there is a sheet and no required column is missing. */
  isComplete: boolean;
  sheets: RecognisedSheet[];
  ignored: IgnoredSheet[];
  notes: FileNote[];
  /** Year named in a title or the name of a sheet, for plans and ledgers. */
  year: number | null;
}

/** What a person said about a sheet. The mapping replaces what was recognised: fields left out have no column. */
export interface MappingCorrection {
  sheet: string;
  table?: TableKind;
  headerRow?: number;
  mapping?: Record<string, number | null>;
}
