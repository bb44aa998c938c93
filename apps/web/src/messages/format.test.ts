import { expect, test } from 'vitest';
import { formatDay, formatInstant, formatMoney, formatNumber, formatShare, formatTime, today } from './format.ts';
import { setLanguage } from './language.ts';

test('Chinese', () => {
  expect(formatDay('2025-03-01')).toBe('2025年3月1日');
  expect(formatInstant('2025-12-31T16:00:00Z')).toBe('2026年1月1日 00:00');
  expect(formatTime('2025-12-31T16:05:00Z')).toBe('00:05');
  expect(formatMoney(123_450)).toBe('¥1,234.50');
  expect(formatNumber(12_345.6)).toBe('12,345.6');
  expect(formatShare(0.985)).toBe('98.5%');
  expect(formatDay(null)).toBe('—');
});

test('English', async () => {
  await setLanguage('en');
  expect(formatDay('2025-03-01')).toBe('1 Mar 2025');
  expect(formatInstant('2025-03-01T01:30:00Z')).toBe('1 Mar 2025, 09:30');
});

test('the official day turns at midnight in Shanghai', () => {
  expect(today(new Date('2025-12-31T15:59:59Z'))).toBe('2025-12-31');
  expect(today(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01');
});
