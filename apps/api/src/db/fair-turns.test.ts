// Who runs next: owners in rotation, bulk work beside places that are kept, dropped work never, whatever fails.
import { expect, it } from 'vitest';
import { Dropped, fairTurns, type Turn } from './fair-turns.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Work that begins when it may and ends when it is told. */
function stage(most: number) {
  const run = fairTurns(most);
  const begun: string[] = [];
  const ends = new Map<string, (fails: boolean) => void>();
  let running = 0;
  let highest = 0;
  const start = (name: string, turn: Partial<Turn> & { owner: string }) =>
    run({ isBulk: false, ...turn }, async () => {
      begun.push(name);
      running += 1;
      highest = Math.max(highest, running);
      const fails = await new Promise<boolean>((resolve) => ends.set(name, resolve));
      running -= 1;
      if (fails) throw new Error('refused');
      return name;
    }).catch((error: unknown) => (error instanceof Dropped ? 'dropped' : 'failed'));
  const end = async (name: string, fails = false) => {
    await expect.poll(() => ends.has(name)).toBe(true);
    ends.get(name)?.(fails);
    ends.delete(name);
  };
  const many = (prefix: string, count: number, turn: Partial<Turn> & { owner: string }) =>
    Array.from({ length: count }, (_, n) => start(`${prefix}${n}`, turn));
  /** Ends what runs until nothing does; every third fails. */
  const endAll = async (all: readonly Promise<string>[]) => {
    for (let n = 0; n < all.length; n += 1) {
      await tick();
      const [name] = ends.keys();
      if (name !== undefined) await end(name, n % 3 === 0);
    }
    return Promise.all(all);
  };
  return { begun, start, end, many, endAll, highest: () => highest };
}

it('runs so much at once, the rest in the order in which it came, also after failures', async () => {
  const { begun, many, endAll, highest } = stage(8);
  const all = many('a', 40, { owner: 'A' });
  await endAll(all);
  expect(begun).toEqual(Array.from({ length: 40 }, (_, n) => `a${n}`));
  expect(highest()).toBe(6);
});

it('one owner never takes all places, and another is served at once behind its backlog', async () => {
  const { begun, many, start, end, endAll, highest } = stage(8);
  const backlog = many('a', 30, { owner: 'A' });
  const other = start('b', { owner: 'B' });
  await tick();
  expect(begun).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'b']);
  await end('b');
  expect(await other).toBe('b');
  await endAll(backlog);
  expect(begun).toHaveLength(31);
  expect(highest()).toBeLessThanOrEqual(8);
});

it('owners that wait are served in rotation, however long the queue of one is', async () => {
  const { begun, many, end, endAll } = stage(2);
  const all = [...many('a', 10, { owner: 'A' }), ...many('b', 3, { owner: 'B' }), ...many('c', 3, { owner: 'C' })];
  for (let n = 0; n < 10; n += 1) {
    await tick();
    await end(begun[n] ?? '');
  }
  await tick();
  const first = begun.slice(0, 10).map((name) => name[0]);
  expect(first.filter((owner) => owner === 'b')).toHaveLength(3);
  expect(first.filter((owner) => owner === 'c')).toHaveLength(3);
  await endAll(all);
  expect(begun).toHaveLength(16);
});

it('bulk work leaves two places to the rest, of its owner and of all', async () => {
  const { begun, many, endAll } = stage(8);
  const bulk = { isBulk: true };
  const all = [...many('a', 20, { owner: 'A', ...bulk }), ...many('b', 20, { owner: 'B', ...bulk })];
  await tick();
  expect(begun).toHaveLength(6);
  all.push(...many('screen-a', 1, { owner: 'A' }), ...many('screen-c', 1, { owner: 'C' }));
  await tick();
  expect(begun.slice(6)).toEqual(['screen-a0', 'screen-c0']);
  await endAll(all);
  expect(begun).toHaveLength(42);
});

it('also with the fewest places bulk work goes on', async () => {
  for (const most of [1, 2, 3]) {
    const { begun, many, endAll } = stage(most);
    await endAll([...many('a', 5, { owner: 'A', isBulk: true }), ...many('b', 5, { owner: 'B' })]);
    expect([most, begun.length]).toEqual([most, 10]);
  }
});

it('what waits and whose client has gone is dropped; what has begun is finished', async () => {
  const { begun, start, end, endAll, many } = stage(1);
  const gone = new AbortController();
  const first = start('first', { owner: 'A', signal: gone.signal });
  const second = start('second', { owner: 'A', signal: gone.signal });
  const third = many('third', 1, { owner: 'B' });
  await tick();
  gone.abort();
  expect(await second).toBe('dropped');
  expect(await start('late', { owner: 'A', signal: gone.signal })).toBe('dropped');
  await end('first');
  expect(await first).toBe('first');
  await endAll(third);
  expect(begun).toEqual(['first', 'third0']);
});
