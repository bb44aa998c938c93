import { reserveNumbers } from '@liangma/contract/devices';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '@liangma/offline/store';
import { fakeServer } from '../../testing/fake-server.ts';
import { openTablet } from '../../testing/field-tablet.ts';
import { fillNumbers, takeNumber } from './number-stock.ts';

const numberOf = (n: number) => `示民爆检〔2026〕${n}号`;
let next = 0;
let store: Store;
let deviceId: string;

beforeEach(async () => {
  next = 0;
  ({ store, deviceId } = await openTablet(
    fakeServer().answerBy(reserveNumbers, ({ body }) => {
      const { kind, count } = body as { kind: 'sampling'; count: number };
      return { kind, year: 2026, numbers: Array.from({ length: count }, () => numberOf((next += 1))) };
    }),
  ));
});

const take = () => takeNumber(store, 'sampling', 2026, () => Promise.resolve([]));

test('a number can be taken while the server is asked for more and does not answer', async () => {
  await fillNumbers(store, deviceId, 2026);
  const first = await take();
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
  void fillNumbers(store, deviceId, 2026).catch(() => undefined);
  const second = await take();
  expect(first).not.toBeNull();
  expect(second).not.toBeNull();
  expect(second).not.toBe(first);
});

test('what two tabs asked for at once is taken in once, also when one of it is used in between', async () => {
  const answered = vi.fn();
  const { fetch } = globalThis;
  const known = new Map<string, Response>();
  // the server answers the same under the same command id
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const id = new Headers(init.headers).get('Idempotency-Key') ?? '';
    const before = known.get(id) ?? (await fetch(address, init));
    known.set(id, before);
    answered();
    return before.clone();
  });
  await Promise.all([fillNumbers(store, deviceId, 2026), fillNumbers(store, deviceId, 2026)]);
  const taken = [];
  for (let number = await take(); number !== null; number = await take()) taken.push(number);
  expect(answered).toHaveBeenCalled();
  expect(new Set(taken).size).toBe(taken.length);
});
