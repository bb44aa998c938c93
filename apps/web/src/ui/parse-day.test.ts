import { expect, test } from 'vitest';
import { parseDay } from './parse-day.ts';

test.each([
  ['20250301', '2025-03-01'],
  ['2025-3-1', '2025-03-01'],
  ['2025.03.01', '2025-03-01'],
  ['2025/12/31', '2025-12-31'],
  ['2025年3月1日', '2025-03-01'],
  [' 2024年2月29日 ', '2024-02-29'],
])('%s is a day', (typed, day) => {
  expect(parseDay(typed)).toBe(day);
});

test.each(['', '20250230', '2025-13-01', '2025', '三月一日', '1 Mar 2025'])('%s is none', (typed) => {
  expect(parseDay(typed)).toBeNull();
});
