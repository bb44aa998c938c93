/** Files that are too big, broken, locked, or not lists at all: each is refused with its code, none hangs or fills memory. */
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from './read-tables.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetLimits } from './sheet-limits.ts';
import { oldWorkbook, rawWorkbook } from './testing/made-files.ts';

async function refusal(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<unknown> {
  const error: unknown = await readTables(bytes, 'x.xlsx', limits).catch((thrown: unknown) => thrown);
  return error instanceof SheetError ? { code: error.code, params: error.params } : error;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const cells = (count: number) => Array.from({ length: count }, () => '<c><v>1</v></c>').join('');

describe('too much', () => {
  it('bytes', async () => {
    expect(await refusal(new Uint8Array(11), { maxBytes: 10 })).toEqual({
      code: 'sheet/too-large',
      params: { limit: 10 },
    });
  });

  it('bytes of an old workbook', async () => {
    const old = await refusal(oldWorkbook([['a']]), { maxOldBytes: 100 });
    expect(old).toEqual({ code: 'sheet/too-large', params: { limit: 100 } });
  });

  it('rows', async () => {
    const xml = `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(11)}</sheetData>`;
    const expected = (sheet: string) => ({ code: 'sheet/too-many-rows', params: { sheet, limit: 10 } });
    expect(await refusal(rawWorkbook([{ name: 'a', xml }]), { maxRows: 10 })).toEqual(expected('a'));
    expect(await refusal(bytesOf('a,b\n'.repeat(11)), { maxRows: 10 })).toEqual(expected('x'));
    expect(await refusal(bytesOf(`<table>${'<tr><td>1</td></tr>'.repeat(11)}</table>`), { maxRows: 10 })).toEqual(
      expected('x'),
    );
  });

  it('cells, over all sheets', async () => {
    const xml = `<sheetData><row>${cells(6)}</row></sheetData>`;
    const bytes = rawWorkbook([
      { name: 'a', xml },
      { name: 'b', xml },
    ]);
    expect(await refusal(bytes, { maxCells: 10 })).toEqual({ code: 'sheet/too-many-cells', params: { limit: 10 } });
  });

  it('characters, however often one text is referred to', async () => {
    const long = '长'.repeat(32_767);
    const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`;
    const bytes = rawWorkbook([{ name: 'a', xml: `<sheetData>${row.repeat(200)}</sheetData>` }], {
      sharedStrings: `<si><t>${long}</t></si>`,
    });
    expect(bytes.length).toBeLessThan(20_000);
    const before = process.memoryUsage().rss;
    expect(await refusal(bytes)).toEqual({ code: 'sheet/too-large', params: { limit: 100_000_000 } });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('characters of the table of shared texts', async () => {
    const sharedStrings = '<si><t>abcdef</t></si>'.repeat(3);
    const xml = '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>';
    const refused = await refusal(rawWorkbook([{ name: 'a', xml }], { sharedStrings }), { maxCharacters: 10 });
    expect(refused).toEqual({ code: 'sheet/too-large', params: { limit: 10 } });
  });

  it('characters of one cell, in every kind of file', async () => {
    const long = 'x'.repeat(32_768);
    const expected = { code: 'sheet/cell-too-long', params: { limit: 32_767 } };
    const xml = `<sheetData><row><c t="str"><v>${long}</v></c></row></sheetData>`;
    expect(await refusal(rawWorkbook([{ name: 'a', xml }]))).toEqual(expected);
    expect(await refusal(bytesOf(`a,b\n${long},1\n`))).toEqual(expected);
    expect(await refusal(bytesOf(`<table><tr><td>${long}</td></tr></table>`))).toEqual(expected);
  });

  it('sheets', async () => {
    const sheets = Array.from({ length: 3 }, (_, index) => ({ name: `s${index}`, xml: '<sheetData/>' }));
    expect(await refusal(rawWorkbook(sheets), { maxSheets: 2 })).toEqual({
      code: 'sheet/too-many-sheets',
      params: { limit: 2 },
    });
  });

  it('bytes after unpacking, however small the file is', async () => {
    const bytes = rawWorkbook([{ name: 'a', xml: `<sheetData>${' '.repeat(20_000_000)}</sheetData>` }]);
    expect(bytes.length).toBeLessThan(50_000);
    const limits = { maxUnpackedBytes: 10_000_000 };
    expect(await refusal(bytes, limits)).toEqual({ code: 'sheet/too-large', params: { limit: 10_000_000 } });
  });

  it('two cells in far corners cost two cells', async () => {
    const xml =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c><c r="C1048576"><v>3</v></c></row></sheetData>';
    const [table] = await readTables(rawWorkbook([{ name: 'a', xml }]), 'x');
    expect(table?.rows.map((row) => [row.row, row.cells.length])).toEqual([
      [1, 1],
      [1_048_576, 3],
    ]);
  });

  it('a span over a million rows costs nothing', async () => {
    const html = `<table><tr><td>a</td><td>b</td></tr>${'<tr><td rowspan="1000000" colspan="1000000">a</td></tr>'.repeat(50)}</table>`;
    const [table] = await readTables(bytesOf(html), 'x');
    expect(table?.rows).toHaveLength(2);
  });
});

describe('not a list', () => {
  it.each([
    ['a PDF', bytesOf('%PDF-1.7'), 'pdf'],
    ['a photo', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image'],
    ['an archive', new Uint8Array([0x52, 0x61, 0x72, 0x21, 0x1a]), 'rar'],
    [
      'an OpenDocument sheet',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
      'ods',
    ],
    ['a binary file', new Uint8Array([1, 0, 0, 0, 0, 2, 0, 0]), 'binary'],
  ])('%s', async (_, bytes, format) => {
    expect(await refusal(bytes)).toEqual({ code: 'sheet/format-not-supported', params: { format } });
  });

  it('a Word file, a cut workbook, an empty file', async () => {
    const word = zipSync({ 'word/document.xml': strToU8('<w/>') });
    expect(await refusal(word)).toEqual({ code: 'sheet/damaged', params: { part: 'xl/workbook.xml' } });
    const whole = rawWorkbook([{ name: 'a', xml: `<sheetData><row>${cells(3)}</row></sheetData>` }]);
    expect(await refusal(whole.subarray(0, whole.length - 30))).toEqual({
      code: 'sheet/damaged',
      params: { part: 'zip' },
    });
    expect(await refusal(new Uint8Array(0))).toEqual({ code: 'sheet/empty', params: {} });
    expect(await refusal(bytesOf(' \n,,\n'))).toEqual({ code: 'sheet/empty', params: {} });
  });

  it('a workbook under a password', async () => {
    const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const locked = new Uint8Array([...magic, ...Buffer.from('EncryptedPackage\0', 'utf16le')]);
    expect(await refusal(locked)).toEqual({ code: 'sheet/encrypted', params: {} });
    const document = new Uint8Array([...magic, ...Buffer.from('WordDocument\0', 'utf16le')]);
    expect(await refusal(document)).toEqual({ code: 'sheet/format-not-supported', params: { format: 'doc' } });
  });
});

it('a workbook with any byte changed is read or refused, never crashes otherwise', async () => {
  const whole = rawWorkbook([{ name: 'a', xml: `<sheetData><row>${cells(3)}</row></sheetData>` }]);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (place, byte) => {
      const changed = whole.slice();
      changed[place] = byte;
      const outcome = await readTables(changed, 'x').catch((thrown: unknown) => thrown);
      expect(Array.isArray(outcome) || outcome instanceof SheetError).toBe(true);
    }),
    { numRuns: 300 },
  );
});
