/** Rows of a list that hold no record: blank, repeated headers, headings, subtotals, totals, notes. */
import { foldHeader } from './header-text.ts';
import type { NotDataKind } from './judged-row.ts';
import type { RecognisedSheet } from './recognition.ts';
import { columnLetter, rangeName, type SheetRow, type Table } from './table.ts';
import { importFields } from './import-fields.ts';

const subtotal = /^(本页|本表|分)?小计|小计$|^分计/;
const total = /^(合计|总计|共计|累计|总数)|(合计|总计)$|^共\d+[家户个项次条人]/;
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
    const filled: { column: number; text: string }[] = [];
    row.cells.forEach((cell, column) => {
      const text = foldHeader(cell.text);
      if (text !== '') filled.push({ column, text });
    });
    const first = filled[0];
    if (!first) return 'blank';
    if (filled.length === 1 && first.column === numbering && /^[\d.]+$/.test(first.text)) return 'blank';
    if (isHeader(filled, headers, headerCount)) return 'header';
    // A total stands under 序号, or in a row with hardly anything else; a firm may well be called 合计….
    if (first.column === numbering || filled.length <= 3) {
      if (subtotal.test(first.text) && first.text.length <= 16) return 'subtotal';
      if (total.test(first.text) && first.text.length <= 24) return 'total';
    }
    if (filled.length > 2) return null;
    if (note.test(first.text)) return 'note';
    if (filled.length > 1) return null;
    const isWide = wide.has(`${columnLetter(first.column)}${row.row}`);
    if (required.has(first.column) && !isWide) return null;
    if (title.test(first.text)) return 'title';
    return first.text.length > 24 ? 'note' : 'heading';
  };
}

/** A page head in the middle of the list: most of its cells repeat the header of their column. */
function isHeader(
  filled: readonly { column: number; text: string }[],
  headers: readonly string[],
  count: number,
): boolean {
  let same = 0;
  for (const { column, text } of filled) {
    const header = headers[column] ?? '';
    if (header !== '' && (header === text || header.endsWith(`/${text}`) || header.startsWith(`${text}/`))) same += 1;
  }
  return same >= 2 && same >= Math.min(count, filled.length) * 0.6;
}
