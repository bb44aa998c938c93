/**
 * An official document (文书) as blocks: what Word and the print view are both made of, so that they say the same. A line
 * break in a text starts a new line of print.
 */

/** A signature drawn by finger (PNG); null: signed on paper, or the picture is not at hand. */
export type SignaturePicture = Uint8Array | null;

export interface SignatureLine {
  /** 检查人员, 被检查单位 … */
  role: string;
  /** Empty: a line to write on. */
  name: string;
  picture: SignaturePicture;
  /** Day and time; empty: to be written by hand. */
  signedAt: string;
}

interface TableColumn {
  header: string;
  widthMm: number;
  align?: 'left' | 'centre';
}

/** A label with its text; several in one row stand side by side. */
interface FormCell {
  label: string;
  text: string;
}

export type Block =
  | { kind: 'heading'; text: string }
  /** `look`: indented body text, a line without indent, or a number at the right. */
  | { kind: 'paragraph'; text: string; look: 'body' | 'line' | 'number' }
  | { kind: 'form'; rows: readonly (readonly FormCell[])[] }
  | { kind: 'table'; columns: readonly TableColumn[]; rows: readonly (readonly string[])[] }
  | { kind: 'signatures'; lines: readonly SignatureLine[] }
  /** Place of the seal (印章) over the name of the body, with the day below. */
  | { kind: 'seal'; name: string; day: string };

/**
 * `document`: the page of GB/T 9704 with 16 pt text; `record`: 12 pt on narrower margins, for what is read on the spot;
 * `form`: a form that keeps to few pages.
 */
export type OfficialLayout = 'document' | 'record' | 'form';

export interface OfficialDocument {
  title: string;
  /** The body in whose name it is made, above the title. */
  bureauName: string;
  layout: OfficialLayout;
  blocks: readonly Block[];
  /** Line at the foot of every page: who signs it; null for documents with a seal. */
  pageFoot: string | null;
}

export const paragraphBlock = (text: string): Block => ({ kind: 'paragraph', text, look: 'body' });
export const lineBlock = (text: string): Block => ({ kind: 'paragraph', text, look: 'line' });
export const numberBlock = (text: string): Block => ({ kind: 'paragraph', text, look: 'number' });
export const headingBlock = (text: string): Block => ({ kind: 'heading', text });

/** One row of a form: label and text, once or several times. */
export const formRow = (...cells: readonly (readonly [label: string, text: string])[]): readonly FormCell[] =>
  cells.map(([label, text]) => ({ label, text }));

/** A table, or nothing when it has no rows. */
export const tableBlock = (columns: readonly TableColumn[], rows: readonly (readonly string[])[]): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', columns, rows }];
