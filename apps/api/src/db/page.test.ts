import { expect, test } from 'vitest';
import { z } from 'zod';
import { ProblemException } from '../http/problem.ts';
import { cappedTotal, decodeCursor, encodeCursor, idKey, pageOfRows } from './page.ts';

const key = z.tuple([z.iso.date(), z.uuid()]);
const id = '0191a1b2-0000-7000-8000-000000000001';

test('a cursor comes back as the key it was made from', () => {
  expect(decodeCursor(encodeCursor(['2025-03-01', id]), key)).toEqual(['2025-03-01', id]);
  expect(decodeCursor(undefined, key)).toBeNull();
});

test('a cursor of another list, a made-up one and an empty one are refused as input', () => {
  for (const cursor of [encodeCursor([id]), encodeCursor(['2025-02-30', id]), 'null', '%%%', ''])
    expect(() => decodeCursor(cursor, key)).toThrow('request/invalid');
});

test('the total is exact up to the limit and labelled beyond it', () => {
  expect(cappedTotal(10_000)).toEqual({ count: 10_000, atLeast: false });
  expect(cappedTotal(10_001)).toEqual({ count: 10_000, atLeast: true });
});

test('the row beyond the limit says that there is a next page and is not shown', () => {
  const rows = [{ id: 'c' }, { id: 'b' }, { id: 'a' }];
  const page = pageOfRows(
    rows,
    2,
    (row) => [row.id],
    (row) => row.id,
  );
  expect(page).toEqual({ items: ['c', 'b'], nextCursor: encodeCursor(['b']) });
  expect(
    pageOfRows(
      rows,
      3,
      (row) => [row.id],
      (row) => row.id,
    ).nextCursor,
  ).toBeNull();
  expect(() => decodeCursor(page.nextCursor ?? '', idKey)).toThrow(ProblemException);
});
