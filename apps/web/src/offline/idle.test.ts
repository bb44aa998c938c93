import { beforeEach, expect, test, vi } from 'vitest';
import { afterIdle, idleMs } from './idle.ts';
import { beginStoring, finishStoring, storingNow } from './storing.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const isHeld = () => storingNow() !== null;

test('the tablet locks once when nobody touched it for a while', () => {
  const onIdle = vi.fn<() => void>();
  afterIdle(onIdle, isHeld);
  vi.advanceTimersByTime(idleMs - 60_000);
  document.dispatchEvent(new Event('pointerdown'));
  vi.advanceTimersByTime(idleMs - 60_000);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10 * idleMs);
  expect(onIdle).toHaveBeenCalledTimes(1);
});

test('it does not lock while something is recorded or stored, and does after that', async () => {
  const onIdle = vi.fn<() => void>();
  const leave = afterIdle(onIdle, isHeld);
  let recording: (() => void) | null = null;
  const stored = beginStoring('record/1');
  recording = beginStoring('record/1', () => recording?.());
  expect(storingNow('record/1')).toBe('recording');
  expect(storingNow('record/2')).toBeNull();
  vi.advanceTimersByTime(4 * idleMs);
  const finished = vi.fn<() => void>();
  const finishing = finishStoring('record/1').then(finished);
  await Promise.resolve();
  expect(storingNow('record/1')).toBe('storing');
  expect(finished).not.toHaveBeenCalled();
  vi.advanceTimersByTime(4 * idleMs);
  expect(onIdle).not.toHaveBeenCalled();
  stored();
  await finishing;
  expect(finished).toHaveBeenCalled();
  vi.advanceTimersByTime(2 * idleMs);
  expect(onIdle).toHaveBeenCalledTimes(1);
  leave();
});
