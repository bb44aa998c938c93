import { expect, test } from 'vitest';
import { fromClock, toClock } from './official-clock.ts';

test('an instant is shown in the official time zone and read back', () => {
  expect(toClock('2025-12-31T16:30:00Z')).toBe('2026-01-01T00:30');
  expect(fromClock('2026-01-01T00:30')).toBe('2025-12-31T16:30:00.000Z');
});

test('an empty input is no instant', () => {
  expect(fromClock('')).toBeNull();
});
