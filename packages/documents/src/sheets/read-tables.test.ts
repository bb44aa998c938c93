import { cellAt, type Table } from '@liangma/domain/imports/table';
import { describe, expect, it } from 'vitest';
import { readTables } from './read-tables.ts';
import { oldWorkbook, rawWorkbook, utf16 } from './testing/made-files.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textsOf = (table: Table | undefined) => table?.rows.map((row) => row.cells.map((cell) => cell.text));

async function onlyTable(bytes: Uint8Array, name = '名录.xls'): Promise<Table> {
  const [table, ...more] = await readTables(bytes, name);
  if (!table || more.length > 0) throw new Error('one table expected');
  return table;
}

describe('workbooks', () => {
  it('read cells of every type, with formulas, dates, phonetic readings, and escapes', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.00"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="20"/></cellXfs>';
    const sharedStrings =
      '<si><t>普通</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t xml:space="preserve"> 文本</t></r><rPh><t>ふぶん</t></rPh></si><si><t>A&amp;B&#20013;_x000A_换行</t></si><si/>';
    const cell = (ref: string, attributes: string, inner: string) => `<c r="${ref}" ${attributes}>${inner}</c>`;
    const xml = `<sheetData><row r="1">${[
      cell('A1', 't="s"', '<v>0</v>'),
      cell('B1', 't="s"', '<v>1</v>'),
      cell('C1', 't="s"', '<v>2</v>'),
      cell('D1', 't="inlineStr"', '<is><r><t>内</t></r><r><t>联</t></r></is>'),
      cell('E1', '', '<v>16400003662</v>'),
      cell('F1', '', '<v>1.64E+10</v>'),
      cell('G1', 's="1"', '<v>45678</v>'),
      cell('H1', 's="2"', '<v>45678.5</v>'),
      cell('I1', 's="3"', '<v>45678</v>'),
      cell('J1', 's="4"', '<v>0.5</v>'),
      cell('K1', 't="b"', '<v>1</v>'),
      cell('L1', 't="str"', '<f>A1</f><v>结果</v>'),
      cell('M1', 't="e"', '<f>1/0</f><v>#DIV/0!</v>'),
      cell('N1', '', '<f>NOW()</f>'),
      cell('O1', 't="d"', '<v>2025-01-21</v>'),
      cell('P1', 't="s"', '<f>A1</f><v>0</v>'),
      cell('Q1', 't="s"', '<v>3</v>'),
      cell('R1', 's="1"', '<v>-5</v>'),
    ].join('')}</row></sheetData>`;
    const table = await onlyTable(rawWorkbook([{ name: 'a', xml }], { sharedStrings, styles }));
    const [row] = table.rows;
    expect(row && Array.from({ length: 18 }, (_, column) => cellAt(row, column))).toEqual([
      { kind: 'text', text: '普通' },
      { kind: 'text', text: '富 文本' },
      { kind: 'text', text: 'A&B中\n换行' },
      { kind: 'text', text: '内联' },
      { kind: 'number', text: '16400003662', number: 16_400_003_662 },
      { kind: 'number', text: '16400000000', number: 16_400_000_000 },
      { kind: 'date', text: '2025-01-21', number: 45_678, date: '2025-01-21' },
      { kind: 'date', text: '2025-01-21 12:00', number: 45_678.5, date: '2025-01-21' },
      { kind: 'number', text: '45678', number: 45_678 },
      { kind: 'number', text: '0.5', number: 0.5 },
      { kind: 'boolean', text: 'TRUE' },
      { kind: 'text', text: '结果', formula: true },
      { kind: 'text', text: '#DIV/0!', formula: true },
      { kind: 'empty', text: '', formula: true },
      { kind: 'date', text: '2025-01-21', number: 45_678, date: '2025-01-21' },
      { kind: 'text', text: '普通', formula: true },
      { kind: 'empty', text: '' },
      { kind: 'number', text: '-5', number: -5 },
    ]);
  });

  it('read what other makers write: prefixes, no references, quotes, comments, CDATA, > in attributes', async () => {
    const xml =
      '<?xml version="1.0"?><!-- a > b --><x:worksheet xmlns:x="u"><x:dataValidations><x:dataValidation prompt="1 > 0"/></x:dataValidations>' +
      "<x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[甲<乙]]></x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>" +
      '<x:row r="5"><x:c r="C5"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const table = await onlyTable(rawWorkbook([{ name: 'a', xml }]));
    expect(table.rows.map((row) => row.row)).toEqual([1, 5]);
    expect(textsOf(table)).toEqual([
      ['甲<乙', '2'],
      ['', '', '3'],
    ]);
  });

  it('tell merged ranges, hidden rows, columns and sheets', async () => {
    const row = (number: number, more = '') =>
      `<row r="${number}" ${more}><c r="A${number}"><v>${number}</v></c></row>`;
    const xml = `<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols><sheetData>${row(1)}${row(2, 'hidden="1"')}${row(3)}</sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells>`;
    const [first, second] = await readTables(
      rawWorkbook([
        { name: '甲', xml },
        { name: '乙', xml, state: 'veryHidden' },
      ]),
      'x',
    );
    expect(first).toMatchObject({
      name: '甲',
      hidden: false,
      merges: [{ firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 1 }],
    });
    expect(first?.rows.map((line) => line.hidden)).toEqual([false, true, false]);
    expect(first?.hiddenColumns.slice(0, 3)).toEqual([1, 2, 8]);
    expect(second).toMatchObject({ name: '乙', hidden: true });
  });

  it('of the 1904 system have the right days', async () => {
    const xml = '<sheetData><row r="1"><c r="A1" s="0"><v>44216</v></c></row></sheetData>';
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    const table = await onlyTable(rawWorkbook([{ name: 'a', xml }], { styles, workbookProperties: 'date1904="1"' }));
    expect(textsOf(table)).toEqual([['2025-01-21']]);
  });

  it('old ones (.xls) and Excel 2003 XML read the same, whatever they are called', async () => {
    const rows = [
      ['企业名称', '数'],
      ['甲厂', 12],
      [null, 3.5],
    ];
    for (const bookType of ['biff8', 'xlml'] as const) {
      const table = await onlyTable(oldWorkbook(rows, bookType), '名录.xlsx');
      expect(table).toMatchObject({
        name: '名录',
        format: 'xls',
        merges: [{ firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 0 }],
      });
      expect(textsOf(table)).toEqual([
        ['企业名称', '数'],
        ['甲厂', '12'],
        ['', '3.5'],
      ]);
      expect(table.rows[1]?.cells.map((cell) => cell.kind)).toEqual(['text', 'number']);
    }
  });
});

describe('text', () => {
  const rows = [
    ['名称', '代码'],
    ['甲', '1'],
  ];

  it.each([
    ['UTF-8', bytesOf('名称,代码\n甲,1'), 'UTF-8', ','],
    ['UTF-8 with mark', bytesOf('\uFEFF名称,代码\r\n甲,1\r\n'), 'UTF-8', ','],
    ['UTF-16LE with mark and tabs', utf16('\uFEFF名称\t代码\r\n甲\t1'), 'UTF-16LE', '\t'],
    ['UTF-16BE with mark', utf16('\uFEFF名称\t代码\r\n甲\t1', true), 'UTF-16BE', '\t'],
    ['UTF-16LE without mark', utf16('名称,代码\r\n甲,1\r\n'), 'UTF-16LE', ','],
    ['GB18030', Buffer.from('c3fbb3c62cb4fac2eb0a bcd72c31'.replaceAll(' ', ''), 'hex'), 'GB18030', ','],
    ['semicolons', bytesOf('名称;代码\n甲;1'), 'UTF-8', ';'],
    ['a line that names the separator', bytesOf('sep=|\r\n名称|代码\r\n甲|1'), 'UTF-8', '|'],
  ])('in %s', async (_, bytes, encoding, separator) => {
    const table = await onlyTable(bytes, '补报.csv');
    expect(textsOf(table)).toEqual(rows);
    expect(table).toMatchObject({ name: '补报', format: 'csv', encoding, separator });
  });

  it('counts records and physical lines, blank ones included', async () => {
    const table = await onlyTable(bytesOf('名称,地址\n甲,"一\n二""号"\n\n,\n乙,"三,四"\n,\n\n'));
    expect(table.rows.map((row) => [row.row, row.line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 5],
      [5, 6],
    ]);
    expect(textsOf(table)?.[1]).toEqual(['甲', '一\n二"号']);
    expect(textsOf(table)?.[4]).toEqual(['乙', '三,四']);
  });

  it('a stray quote does not swallow the rest of the file', async () => {
    const table = await onlyTable(bytesOf('名称,备注\n甲,"未完\n乙,好\n丙,好'));
    expect(textsOf(table)).toEqual([
      ['名称', '备注'],
      ['甲', '"未完'],
      ['乙', '好'],
      ['丙', '好'],
    ]);
  });

  it('="0123" keeps its zero; spaces and commas inside quotes do not decide the separator', async () => {
    const table = await onlyTable(bytesOf('名称\t代码\n"甲,乙,丙,丁"\t="0123"\n'));
    expect(textsOf(table)?.[1]).toEqual(['甲,乙,丙,丁', '0123']);
  });
});

describe('web pages under the name .xls', () => {
  it('read tables with spans, line breaks and entities', async () => {
    const html = `<html><head><meta charset="gbk"><style>td{a:b}</style></head><body><table><tr><td>版式</td></tr></table>
      <table border=1><tr><th rowspan=2>企业&nbsp;名称<th colspan="2">许可证</tr><tr><td>编号</td><td>有效期</td></tr>
      <tr style="display:none"><td>甲<br>乙 &lt;集团&gt;</td><td x:num>1</td><td>2027-01-01</td></tr></table></body></html>`;
    const table = await onlyTable(bytesOf(html));
    expect(textsOf(table)).toEqual([
      ['企业 名称', '许可证'],
      ['', '编号', '有效期'],
      ['甲\n乙 <集团>', '1', '2027-01-01'],
    ]);
    expect(table.merges).toEqual([
      { firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 0 },
      { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 2 },
    ]);
    expect(table.rows.map((row) => row.hidden)).toEqual([false, false, true]);
  });
});
