// The simulation of tablets against the real application and a real database that loses connections mid-statement.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSimulation } from '@liangma/offline/simulation/run-simulation';
import type { Random } from '@liangma/offline/simulation/random';
import { testApp } from '../testing/test-app.ts';
import { cutConnections, type Cutter } from './testing/cut-connections.ts';
import { wrongEffects } from './testing/effects.ts';
import { fieldScene, realServer, type RealServer } from './testing/real-server.ts';

const startAt = '2026-06-15T01:00:00.000Z';
const seeds = [1, 2, 3, 4, 5];

let cutter: Cutter;
beforeAll(() => {
  cutter = cutConnections();
});
afterAll(() => cutter.stop());

/** Begins as a PNG does; anything else would be refused. */
function photo(random: Random): Uint8Array<ArrayBuffer> {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154', 'hex');
  const tail = Array.from({ length: random.int(10, 2000) }, () => random.int(0, 255));
  return Uint8Array.from([...head, ...tail]);
}

const total = { saved: 0, held: 0, files: 0 };

it.each(seeds)('each command once, each file whole, from seed %d', { timeout: 60_000 }, async (seed) => {
  const app = await testApp(startAt);
  try {
    const scene = await fieldScene(app, 3);
    let server: RealServer | undefined;
    const result = await runSimulation({
      seed,
      hours: 5,
      scene,
      startAt,
      photo,
      serverFor: (world, _, tablets) => (server = realServer({ app, world, tablets, cutter, cuts: 0.1 })),
    });
    const { commands } = (await server?.facts()) ?? { commands: [] };
    const wrong = [...result.wrong, ...(await wrongEffects(app, commands))];
    expect(wrong, `seed ${seed}\n${result.trace.slice(-200).join('\n')}`).toEqual([]);
    total.saved += result.saved;
    total.held += result.held;
    total.files += result.files;
  } finally {
    await app.close();
  }
});

it('something happened in these runs', () => {
  expect(total.saved).toBeGreaterThan(5 * seeds.length);
  expect(total.files).toBeGreaterThan(2 * seeds.length);
  expect(cutter.count()).toBeGreaterThan(seeds.length);
});
