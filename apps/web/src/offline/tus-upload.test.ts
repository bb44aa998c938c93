// An upload that stands still is cut off, and says so as a broken line.
import { ServerFailure } from '@liangma/offline/field-server';
import type { StoredEvidence } from '@liangma/offline/outbox-item';
import { afterEach, expect, test, vi } from 'vitest';
import { uploadByTus } from './tus-upload.ts';

interface Options {
  onProgress: () => void;
  onSuccess: () => void;
}

/** The upload that was begun, played by the test. */
const begun = vi.hoisted(() => ({ options: null as Options | null, isAborted: false }));

vi.mock('tus-js-client', () => ({
  DetailedError: class extends Error {},
  Upload: class {
    url = null;
    constructor(_: Blob, options: Options) {
      begun.options = options;
      begun.isAborted = false;
    }
    start() {}
    abort() {
      begun.isAborted = true;
      return Promise.resolve();
    }
  },
}));

afterEach(() => {
  vi.useRealTimers();
});

const file: StoredEvidence = {
  hash: 'a'.repeat(64),
  accountId: '01990000-0000-7000-8000-000000000001',
  inspectionId: '01990000-0000-7000-8000-000000000002',
  mediaType: 'image/jpeg',
  bytes: 3,
  name: '照片.jpg',
  item: null,
  storedAt: '2026-03-02T02:00:00.000Z',
  state: 'waiting',
  uploadedBytes: 0,
  uploadUrl: null,
  problem: null,
};

/** Begins an upload; `end` says how it ended. */
async function begin(): Promise<{ end: Promise<unknown> }> {
  vi.useFakeTimers();
  begun.options = null;
  const end = uploadByTus(file, new Uint8Array(3), async () => {}).then(
    () => 'whole',
    (error: unknown) => error,
  );
  await vi.waitFor(() => expect(begun.options).not.toBeNull());
  return { end };
}

test('without progress for 30 seconds it is cut off', async () => {
  const { end } = await begin();
  await vi.advanceTimersByTimeAsync(31_000);
  const error = await end;
  expect(error).toBeInstanceOf(ServerFailure);
  expect(error).toMatchObject({ kind: 'unreachable' });
  expect(begun.isAborted).toBe(true);
});

test('slow is not still: with progress every 20 seconds it goes on to its end', async () => {
  const { end } = await begin();
  for (let step = 0; step < 10; step += 1) {
    await vi.advanceTimersByTimeAsync(20_000);
    begun.options?.onProgress();
  }
  begun.options?.onSuccess();
  expect(await end).toBe('whole');
  expect(begun.isAborted).toBe(false);
});
