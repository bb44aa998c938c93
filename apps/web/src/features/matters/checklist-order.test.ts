import { expect, test } from 'vitest';
import type { CheckInput } from './checklist-order.ts';
import { moved, withoutRow } from './checklist-order.ts';

const row = (text: string, onlyIf: number | null = null): CheckInput => ({
  text,
  clause: null,
  penaltyClause: null,
  onNo: [],
  onlyIf: onlyIf === null ? null : { no: onlyIf, answer: 'not-compliant' },
});
const told = (rows: CheckInput[]) => rows.map(({ text, onlyIf }) => `${text}${onlyIf ? `?${onlyIf.no}` : ''}`);

test('a condition follows the row it names', () => {
  expect(told(moved([row('a'), row('b'), row('c', 1)], 0, 1))).toEqual(['b', 'a', 'c?2']);
  expect(told(moved([row('a'), row('b'), row('c', 2)], 2, 1))).toEqual(['a', 'c', 'b']);
  expect(told(moved([row('a'), row('b', 1), row('c')], 2, 0))).toEqual(['c', 'a', 'b?2']);
});

test('a condition on a removed row is none any more, the others are renumbered', () => {
  const rows = [row('a'), row('b'), row('c', 1), row('d', 2)];
  expect(told(withoutRow(rows, 0))).toEqual(['b', 'c', 'd?1']);
  expect(told(withoutRow(rows, 1))).toEqual(['a', 'c?1', 'd']);
});
