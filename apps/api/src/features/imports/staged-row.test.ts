/** What of a row waits for the confirmation: enough to look at, everything of a refused row, no more in all than allowed. */
import { expect, test } from 'vitest';
import { SheetError } from '@liangma/documents/sheets/sheet-error';
import type { JudgedRow } from '@liangma/domain/imports/judged-row';
import { RowPacker, unpackRows } from './packed-rows.ts';
import type { PackedRows } from './reading.ts';
import { stagedRow } from './staged-row.ts';

const long = '长'.repeat(32_767);
const judged = (outcome: JudgedRow<unknown>['outcome']): JudgedRow<unknown> => ({
  table: 'enterprises',
  sheet: '名录',
  row: 2,
  outcome,
  values: { remark: long },
  warnings: [{ column: '备注', kind: 'cell-linebreak', from: long, to: long }],
  refusals: [],
  silent: [],
});
const cells = Array.from({ length: 256 }, () => long);

test('the preview shows the beginning of long cells; what is written is whole', () => {
  const { content } = stagedRow(0, judged('accepted'), cells);
  expect(content.cells).toHaveLength(100);
  expect(content.cells[0]).toBe(`${long.slice(0, 200)}…`);
  expect(content.warnings[0]?.from).toHaveLength(201);
  expect(content.values).toEqual({ remark: long });
});

test('a refused row is kept whole, to be sent back', () => {
  expect(stagedRow(0, judged('refused'), cells).content.cells).toEqual(cells);
});

test('rows come back from their pieces in order, and too much is refused', () => {
  const pieces: PackedRows[] = [];
  const packer = new RowPacker((piece) => pieces.push(piece), 20_000_000);
  const rows = Array.from({ length: 300 }, (_, position) => stagedRow(position, judged('accepted'), ['甲']));
  for (const row of rows) packer.add(row);
  packer.finish();
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.flatMap((piece) => JSON.parse(unpackRows(piece)) as unknown[])).toEqual(rows);
  const more = () => {
    for (const row of rows) packer.add(row);
    for (const row of rows) packer.add(row);
  };
  expect(more).toThrow(SheetError);
});
