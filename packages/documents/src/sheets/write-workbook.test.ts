import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbiddenCharacters, spoiltName } from '../testing/forbidden-characters.ts';
import { readTables } from './read-tables.ts';
import { writeCsv, writeWorkbook, type WorkbookSheet } from './write-workbook.ts';

const sheet: WorkbookSheet = {
  name: '检查[明细]/2025',
  title: '示范市检查明细表',
  columns: [
    { header: '名称', kind: 'text', width: 30 },
    { header: '次数', kind: 'integer' },
    { header: '金额', kind: 'money-fen' },
    { header: '日期', kind: 'date' },
    { header: '时间', kind: 'datetime' },
    { header: '比率', kind: 'decimal' },
  ],
  rows: [
    ['=1+1', 3, 1_234_560, '2025-12-31', '2025-12-31T16:30:00Z', 0.125],
    ['00123', null, 5, '', undefined, null],
  ],
};

describe('workbooks', () => {
  it.each([1, 20_001])('stay readable whatever stands in names and headers (%i rows)', async (count) => {
    const spoilt = await writeWorkbook([
      {
        name: spoiltName,
        title: spoiltName,
        columns: [{ header: spoiltName, kind: 'text' }],
        rows: Array.from({ length: count }, () => [spoiltName]),
      },
    ]);
    expect(forbiddenCharacters(spoilt)).toEqual([]);
    const [table] = await readTables(spoilt, 'x');
    expect(table?.rows.at(-1)?.cells[0]?.text).toMatch(/^示范\s+公司$/);
  });

  it('hold what was put in: text as text, yuan, days, the official clock', async () => {
    const [table] = await readTables(await writeWorkbook([sheet]), 'x');
    expect(table?.name).toBe('检查 明细  2025');
    expect(table?.merges).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 5 }]);
    expect(table?.rows.map((row) => row.cells.map((cell) => [cell.kind, cell.text]))).toEqual([
      [['text', '示范市检查明细表']],
      [
        ['text', '名称'],
        ['text', '次数'],
        ['text', '金额'],
        ['text', '日期'],
        ['text', '时间'],
        ['text', '比率'],
      ],
      [
        ['text', '=1+1'],
        ['number', '3'],
        ['number', '12345.6'],
        ['date', '2025-12-31'],
        ['date', '2026-01-01 00:30'],
        ['number', '0.125'],
      ],
      [
        ['text', '00123'],
        ['empty', ''],
        ['number', '0.05'],
      ],
    ]);
  });

  it('keep every text as it is, as a text cell, whatever it begins with', async () => {
    const text = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '１', '0'), fc.string({ unit: 'grapheme-ascii' }))
      .map((parts) => `${parts.join('')}。`);
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        const bytes = await writeWorkbook([
          { name: 'a', columns: [{ header: 'x', kind: 'text' }], rows: texts.map((value) => [value]) },
        ]);
        const [table] = await readTables(bytes, 'x');
        expect(table?.rows.slice(1).map((row) => row.cells[0])).toEqual(
          texts.map((value) => ({ kind: 'text', text: value })),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('with several sheets and without title', async () => {
    const { title: _, ...plain } = sheet;
    const tables = await readTables(await writeWorkbook([sheet, { ...plain, name: '' }]), 'x');
    expect(tables.map((table) => [table.name, table.rows.length])).toEqual([
      ['检查 明细  2025', 4],
      ['Sheet2', 3],
    ]);
  });

  it('go on without end when there is one long sheet', async () => {
    function* rows(): Generator<(string | number)[]> {
      for (let index = 0; index < 25_000; index += 1) yield [`=第${index}行`, index, index, '2025-01-01'];
    }
    const [table] = await readTables(await writeWorkbook([{ ...sheet, rows: rows() }]), 'x');
    expect(table?.rows).toHaveLength(25_002);
    expect(table?.rows.at(-1)?.cells.map((cell) => cell.text)).toEqual(['=第24999行', '24999', '249.99', '2025-01-01']);
  });
});

describe('delimited text', () => {
  it('has mark, header, guard, quotes and exact yuan', () => {
    const rows = [...sheet.rows, ['甲,"乙"\n丙', -3, -1, '2025-01-01', '2025-01-01T00:00:00Z', -0.5]];
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv({ ...sheet, rows }))).toBe(
      [
        '\uFEFF名称,次数,金额,日期,时间,比率',
        "'=1+1,3,12345.60,2025-12-31,2026-01-01 00:30,0.125",
        '00123,,0.05,,,',
        '"甲,""乙""\n丙",-3,-0.01,2025-01-01,2025-01-01 08:00,-0.5',
        '',
      ].join('\r\n'),
    );
  });

  it('never lets a text begin as a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ', '＝', 'a', '1', ',', '"') }),
        (text) => {
          const csv = new TextDecoder().decode(
            writeCsv({ name: 'a', columns: [{ header: 'x', kind: 'text' }], rows: [[text]] }),
          );
          expect(csv.slice(csv.indexOf('\r\n') + 2)).not.toMatch(/^"?[\s]*[=+\-@＝]/);
        },
      ),
    );
  });
});
