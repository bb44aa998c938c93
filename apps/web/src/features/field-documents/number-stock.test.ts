import { reserveNumbers } from '@liangma/contract/devices';
import { shareTurns } from '@liangma/offline/turns';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '@liangma/offline/store';
import { fakeServer } from '../../testing/fake-server.ts';
import { openTablet } from '../../testing/field-tablet.ts';
import { fillNumbers, isNumberOf, lastYearAhead, officialYear, putNumberBack, takeNumber } from './number-stock.ts';

const numberOf = (year: number, n: number) => `示民爆检〔${year}〕${n}号`;
let given: { kind: string; number: string }[];
let store: Store;
let deviceId: string;

beforeEach(async () => {
  given = [];
  ({ store, deviceId } = await openTablet(
    fakeServer().answerBy(reserveNumbers, ({ body }) => {
      const { kind, count, year = 2026 } = body as { kind: 'sampling'; count: number; year?: number };
      const numbers = Array.from({ length: count }, (_, index) => numberOf(year, given.length + index + 1));
      given.push(...numbers.map((number) => ({ kind, number })));
      return { kind, year, numbers };
    }),
  ));
});
afterEach(() => vi.useRealTimers());

const thisYear = { now: 2026, last: 2026 };
const take = (of = store, year = 2026) => takeNumber(of, 'sampling', year, () => Promise.resolve([]));

async function takeAll(year = 2026): Promise<string[]> {
  const taken: string[] = [];
  for (let number = await take(store, year); number !== null; number = await take(store, year)) taken.push(number);
  return taken;
}

test('a number can be taken while the server is asked for more and does not answer', async () => {
  await fillNumbers(store, deviceId, thisYear);
  const first = await take();
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
  void fillNumbers(store, deviceId, thisYear).catch(() => undefined);
  const second = await take();
  expect(first).not.toBeNull();
  expect(second).not.toBeNull();
  expect(second).not.toBe(first);
});

test('what two tabs asked for at once is taken in once, also when one of it is used in between', async () => {
  // another tab has the same disk, turns of its own, and the lock of the browser between them
  const other: Store = { ...store };
  let last: Promise<unknown> = Promise.resolve();
  const alone = <T>(job: () => Promise<T>): Promise<T> => {
    const turn = last.then(job);
    last = turn.catch(() => undefined);
    return turn;
  };
  for (const tab of [store, other]) shareTurns(tab, alone);
  const { fetch } = globalThis;
  const known = new Map<string, Promise<Response>>();
  let goOn = () => {};
  const isUsed = new Promise<void>((resolve) => (goOn = resolve));
  // the server answers the same under the same command id; the second tab hears it late
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const id = new Headers(init.headers).get('Idempotency-Key') ?? '';
    const before = known.get(id);
    const answer = before ?? fetch(address, init);
    known.set(id, answer);
    if (before) await isUsed;
    return (await answer).clone();
  });
  const tabs = [fillNumbers(store, deviceId, thisYear), fillNumbers(other, deviceId, thisYear)];
  await Promise.race(tabs);
  const used = await take();
  goOn();
  await Promise.all(tabs);
  const ofKind = given.filter(({ kind }) => kind === 'sampling').map(({ number }) => number);
  expect(known.size).toBeLessThan(tabs.length * 3);
  const taken = [used, ...(await takeAll())];
  expect(taken).toHaveLength(ofKind.length);
  expect(new Set(taken)).toEqual(new Set(ofKind));
});

test('in December numbers of the next year are kept beside those of this one, and stay after the turn of the year', async () => {
  await fillNumbers(store, deviceId, { now: 2026, last: 2027 });
  // once more: nothing is lacking, and nothing is let go
  const before = given.length;
  await fillNumbers(store, deviceId, { now: 2026, last: 2027 });
  expect(given).toHaveLength(before);
  await fillNumbers(store, deviceId, { now: 2027, last: 2027 });
  expect(given).toHaveLength(before);
  const taken = await takeAll(2027);
  expect(taken).toHaveLength(5);
  for (const number of taken) expect(isNumberOf(number, 2027)).toBe(true);
});

test('the year is the official one at the time of signing: by the clock of the server, in Asia/Shanghai', () => {
  const at = (instant: string, offsetMs = 0) => {
    vi.useFakeTimers({ now: new Date(instant), toFake: ['Date'] });
    return [officialYear(offsetMs), lastYearAhead(offsetMs)];
  };
  expect(at('2026-11-30T15:59:59.999Z')).toEqual([2026, 2026]);
  expect(at('2026-11-30T16:00:00.000Z')).toEqual([2026, 2027]);
  expect(at('2026-12-31T15:59:59.999Z')).toEqual([2026, 2027]);
  expect(at('2026-12-31T16:00:00.000Z')).toEqual([2027, 2027]);
  // a tablet that is a day behind
  expect(at('2026-12-30T16:00:00.000Z', 86_400_000)).toEqual([2027, 2027]);
});

test('a number of the old year is changed for one of the new, in one write', async () => {
  await fillNumbers(store, deviceId, { now: 2026, last: 2027 });
  const old = (await take(store, 2026)) ?? '';
  const fresh = await takeNumber(store, 'sampling', 2027, () => Promise.resolve([]), old);
  expect(fresh !== null && isNumberOf(fresh, 2027)).toBe(true);
  expect(await takeAll(2026)).toContain(old);
  await putNumberBack(store, 'sampling', fresh ?? '', []);
  expect(await take(store, 2027)).toBe(fresh);
});
