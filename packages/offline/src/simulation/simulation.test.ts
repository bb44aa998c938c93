import { describe, expect, it } from 'vitest';
import { simulateWithModel } from './model-simulation.ts';

/** Seeds of one test; a failure names the seed, `pnpm --filter @liangma/offline simulate --seed N --trace` tells its story. */
const seedsEach = 100;
const tests = 20;

describe('tablets, a bad line and a server', () => {
  it.each(Array.from({ length: tests }, (_, index) => index * seedsEach + 1))(
    'lose nothing and double nothing, from seed %d on',
    { timeout: 120_000 },
    async (first) => {
      const total = { saved: 0, held: 0, files: 0, drafted: 0, updates: 0, conflicts: 0, keptAside: 0 };
      for (let seed = first; seed < first + seedsEach; seed++) {
        const { wrong, trace, saved, held, files, drafted } = await simulateWithModel({ seed });
        expect(wrong, `seed ${seed}\n${trace.slice(-200).join('\n')}`).toEqual([]);
        total.saved += saved;
        total.held += held;
        total.files += files;
        total.drafted += drafted;
        total.conflicts += trace.filter((line) => line.includes('DraftConflict')).length;
        total.keptAside += trace.filter((line) => line.includes('another is kept')).length;
        total.updates += trace.filter((line) => line.includes('content of version')).length;
      }
      // a simulation in which nothing happens proves nothing
      expect(total.saved).toBeGreaterThan(3 * seedsEach);
      expect(total.held).toBeGreaterThan(seedsEach / 10);
      expect(total.files).toBeGreaterThan(seedsEach);
      expect(total.updates).toBeGreaterThan(seedsEach / 10);
      expect(total.drafted).toBeGreaterThan(10 * seedsEach);
      expect(total.conflicts).toBeGreaterThan(seedsEach / 10);
      expect(total.keptAside).toBeGreaterThan(seedsEach / 10);
    },
  );

  it('goes the same way again from the same seed', async () => {
    const [once, again] = [await simulateWithModel({ seed: 42 }), await simulateWithModel({ seed: 42 })];
    expect(again.trace).toEqual(once.trace);
    expect(once.trace.length).toBeGreaterThan(20);
  });
});
