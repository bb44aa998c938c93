// Writes wait for each other, never reads for them; a write that fails hands its turn on.
import { expect, it } from 'vitest';
import type { Db } from './open.ts';
import { inTurn } from './write-turns.ts';

const noDb = {} as Db;

it('lets eight run at once, the others in the order in which they came, whatever fails', async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = Array.from({ length: 20 }, (_, n) =>
    inTurn(noDb, async () => {
      begun.push(n);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (n % 3 === 0) throw new Error('refused');
      return n;
    }),
  );
  const settled = Promise.allSettled(all);
  for (let ended = 0; ended < 20; ended += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(ended);
    expect(begun.length - ended).toBeLessThanOrEqual(8);
    ends[ended]?.();
  }
  expect((await settled).filter(({ status }) => status === 'fulfilled')).toHaveLength(13);
  expect(begun).toEqual(Array.from({ length: 20 }, (_, n) => n));
});
