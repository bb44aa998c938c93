/** Judges the list of inspection matters (行政检查事项清单) and the checklists on its second sheet (检查表). */
import { foldName } from '../enterprise/enterprise-name.ts';
import { recordLimits } from '../inspection/record-limits.ts';
import { readName } from './judge-enterprises.ts';
import { readCap, readMinimum } from './read-cap.ts';
import { readCount } from './read-number.ts';
import type { RowReader } from './row-reader.ts';
import { groupsOf, keepLater, mergeExactCopies, type OpenRow } from './same-rows.ts';

export interface MatterValues {
  /** Number on the list; the running number when the list has none. */
  no: number;
  field: string;
  name: string;
  basis: string;
  penaltyBasis: string;
  object: string;
  content: string;
  method: string;
  capText: string;
  capPerYear: number | null;
  capByClass: Record<string, number> | null;
  minimumText: string;
  minimumPerYear: number | null;
  level: string;
  remark: string;
}

export interface CheckValues {
  matterName: string;
  matterNo: number | null;
  no: number | null;
  text: string;
  clause: string;
  penaltyClause: string;
  remark: string;
}

/** A matter of the published list, to which plans, ledgers and checklists refer. */
export interface KnownMatter {
  no: number;
  name: string;
  capPerYear: number | null;
  minimumPerYear: number | null;
}

/** Reads one matter; `position` numbers it when the list does not. */
export function judgeMatter(reader: RowReader, position: number): MatterValues {
  const name = readName(reader, 'name');
  if (name === '') reader.refuse('name', 'matter-name-empty', reader.peek('name').text);
  const basis = reader.longText('basis');
  if (!/第[〇零一二三四五六七八九十百千\d]+条/.test(basis.normalize('NFKC'))) {
    reader.warn('basis', 'basis-without-article', basis, basis);
  }
  const capCell = reader.peek('capText');
  const capText = reader.text('capText');
  const cap = readCap(capText);
  if (!cap.isUnderstood) reader.warn('capText', 'cap-not-understood', capText, capText);
  else if (capCell.kind === 'number') reader.note('capText', 'number-cell-cap', capText, `每年不超过${capText}次`);
  const minimumText = reader.text('minimumText');
  return {
    no: readCount(reader.cell('no').text) ?? position,
    field: reader.text('field'),
    name,
    basis,
    penaltyBasis: reader.longText('penaltyBasis'),
    object: reader.longText('object'),
    content: reader.longText('content'),
    method: reader.text('method'),
    capText,
    capPerYear: cap.capPerYear,
    capByClass: cap.capByClass,
    minimumText,
    minimumPerYear: readMinimum(minimumText),
    level: reader.text('level'),
    remark: reader.longText('remark'),
  };
}

/** Looks over the list: copies, and one matter twice. */
export function settleMatters(rows: readonly OpenRow<MatterValues>[]): void {
  mergeExactCopies(rows);
  for (const group of groupsOf(rows, (values) => foldName(values.name))) {
    const kept = group.at(-1);
    for (const row of group.slice(0, -1)) if (kept) keepLater(row, kept);
  }
}

/** Matters by folded name. */
export type MatterIndex = ReadonlyMap<string, KnownMatter>;

export function indexMatters(matters: readonly KnownMatter[]): MatterIndex {
  return new Map(matters.map((matter) => [foldName(matter.name), matter]));
}

/** A clause goes into the record of a failed check as it stands, and a record that holds more is read by nobody. */
function readClause(reader: RowReader, field: 'clause' | 'penaltyClause'): string {
  const clause = reader.longText(field);
  const limit = recordLimits.clause;
  if (clause.length > limit) reader.refuse(field, 'clause-too-long', clause, { length: clause.length, limit });
  return clause;
}

/** Reads one check; it belongs to a matter of the list. */
export function judgeCheck(reader: RowReader, matters: MatterIndex): CheckValues {
  const matterName = readName(reader, 'matterName');
  const matter = matters.get(foldName(matterName));
  if (matterName === '') reader.refuse('matterName', 'matter-name-empty', '');
  else if (!matter) reader.refuse('matterName', 'matter-not-on-list', matterName);
  const text = reader.text('text');
  if (text === '') reader.refuse('text', 'content-empty', reader.peek('text').text);
  return {
    matterName: matter?.name ?? matterName,
    matterNo: matter?.no ?? null,
    no: readCount(reader.cell('no').text),
    text,
    clause: readClause(reader, 'clause'),
    penaltyClause: readClause(reader, 'penaltyClause'),
    remark: reader.longText('remark'),
  };
}
