/** Rows of a list that hold no record: blank, repeated headers, headings, subtotals, totals, notes. */
import { foldHeader } from './header-text.ts';
import type { NotDataKind } from './judged-row.ts';
import type { RecognisedSheet } from './recognition.ts';
import { columnLetter, rangeName, type SheetRow, type Table } from './table.ts';
import { importFields } from './import-fields.ts';

/** Nothing but a number may follow: 小计量器具厂 and 合计机械厂 are firms. */
const subtotal = /^(本页|本表|分)?小计(\(.*\))?[::]?(共?\d+[家户个项次条人]?)?$|小计$|^分计$/;
const total =
  /^(合计|总计|共计|累计|总数)(\(.*\))?[::]?(共?\d+[家户个项次条人]?)?$|(合计|总计)$|^共\d+[家户个项次条人]/;
const note =
  /^(注|备注|附注|说明|填表说明|填报说明|填写说明|注意事项)[::\d(、.]|^(填表|制表|填报|审核|复核|报送)(人|单位|日期|时间)?[::]|^(单位负责人|分管领导|联系人|联系电话|数据截至|数据来源|资料来源)|^(第\d+页|共\d+页|\*|※)/;
const title = /(名录|名册|清单|一览表|台账|计划|统计表|汇总表|登记表)(\(.*\))?(\(?续表?\)?)?$/;

export type NotDataTest = (row: SheetRow) => NotDataKind | null;

/** Prepares the test for one sheet. */
export function notDataTest(table: Table, sheet: RecognisedSheet): NotDataTest {
  const headers = sheet.columns.map((column) => foldHeader(column.header));
  const headerCount = headers.filter((header) => header !== '').length;
  const numbering = sheet.mapping['no'];
  const required = new Set(
    importFields(sheet.table)
      .filter((field) => field.isRequired)
      .map((field) => sheet.mapping[field.field]),
  );
  const wide = new Set(
    table.merges
      .filter((range) => range.lastColumn - range.firstColumn >= 2)
      .map((range) => rangeName(range).split(':')[0]),
  );
  return (row) => {
    // Most rows are data: their cells are only counted, and folded when the first ones leave a doubt.
    let filledCount = 0;
    let column = -1;
    row.cells.forEach((cell, index) => {
      if (cell.text.trim() === '') return;
      if (filledCount === 0) column = index;
      filledCount += 1;
    });
    if (filledCount === 0) return 'blank';
    const first = foldHeader(row.cells[column]?.text ?? '');
    if (filledCount === 1 && column === numbering && /^[\d.]+$/.test(first)) return 'blank';
    if (isPartOf(first, headers[column] ?? '') && isHeader(row, headers, headerCount)) return 'header';
    // A total stands under 序号, or in a row with hardly anything else; a firm may well be called 合计….
    if (column === numbering || filledCount <= 3) {
      if (subtotal.test(first) && first.length <= 16) return 'subtotal';
      if (total.test(first) && first.length <= 24) return 'total';
    }
    if (filledCount > 2) return null;
    if (note.test(first)) return 'note';
    if (filledCount > 1) return null;
    const isWide = wide.has(`${columnLetter(column)}${row.row}`);
    if (required.has(column) && !isWide) return null;
    if (title.test(first)) return 'title';
    return first.length > 24 ? 'note' : 'heading';
  };
}

/** A page head in the middle of the list: most of its cells repeat the header of their column. */
function isHeader(row: SheetRow, headers: readonly string[], headerCount: number): boolean {
  let same = 0;
  let filled = 0;
  row.cells.forEach((cell, column) => {
    const text = foldHeader(cell.text);
    if (text !== '') filled += 1;
    if (isPartOf(text, headers[column] ?? '')) same += 1;
  });
  return same >= 2 && same >= Math.min(headerCount, filled) * 0.6;
}

/** The header itself, or one of the two rows that it was written in. */
function isPartOf(text: string, header: string): boolean {
  return text !== '' && (header === text || header.endsWith(`/${text}`) || header.startsWith(`${text}/`));
}
