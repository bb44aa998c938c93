// A call whose answer does not come ends by itself.
import { getSession } from '@liangma/contract/people';
import { afterEach, expect, test, vi } from 'vitest';
import { call } from './client.ts';
import { NetworkError } from './problem-error.ts';

afterEach(() => {
  vi.useRealTimers();
});

const silent = () => new Promise<Response>(() => undefined);
const halfAnswered = () =>
  Promise.resolve(new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([0x7b])) })));

test.each([
  ['no answer', silent],
  ['half an answer', halfAnswered],
])('%s within its time is a broken line', async (_, answer) => {
  vi.useFakeTimers();
  let signal: AbortSignal | null | undefined;
  vi.stubGlobal('fetch', (_address: string, init: RequestInit) => {
    signal = init.signal;
    return answer();
  });
  const failed = call(getSession, {}, { timeoutMs: 30_000 }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await failed).toBeInstanceOf(NetworkError);
  expect(signal?.aborted).toBe(true);
});
