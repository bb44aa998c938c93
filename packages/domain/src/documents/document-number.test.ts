import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentNumber, yearAndNoOf, type NumberedKind } from './document-number.ts';

const kinds: readonly NumberedKind[] = ['sampling', 'result-notice', 'correction-order'];

test('each kind has its word', () => {
  expect(kinds.map((kind) => documentNumber('示工信', kind, 2026, 3))).toEqual([
    '示工信抽样〔2026〕3号',
    '示工信告知〔2026〕3号',
    '示工信责改〔2026〕3号',
  ]);
});

test('two numbers are the same text only when prefix, kind, year and running number are the same', () => {
  const parts = fc.tuple(
    fc.constantFrom('示工信', '示应急', ''),
    fc.constantFrom(...kinds),
    fc.integer({ min: 2000, max: 2100 }),
    fc.integer({ min: 1, max: 99_999 }),
  );
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      expect(documentNumber(...one) === documentNumber(...other)).toBe(one.join('|') === other.join('|'));
    }),
  );
});

test('year and running number are read back from every number', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom(...kinds),
      fc.integer({ min: 2000, max: 2100 }),
      fc.integer({ min: 1, max: 99_999 }),
      (prefix, kind, year, no) => {
        expect(yearAndNoOf(documentNumber(prefix, kind, year, no))).toEqual({ year, no });
      },
    ),
  );
});

test('what is no number is not read as one', () => {
  for (const text of [
    '',
    '示工信责改2026 3号',
    '示工信责改〔2026〕03号',
    '示工信责改〔2026〕0号',
    '示工信责改〔26〕3号',
  ])
    expect(yearAndNoOf(text)).toBeNull();
});
