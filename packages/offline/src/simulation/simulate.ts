/**
 * Long runs and replays by hand:
 *   pnpm --filter @liangma/offline simulate --seed 1 --runs 10000
 *   pnpm --filter @liangma/offline simulate --seed 4711 --trace
 */
import { parseArgs } from 'node:util';
import { simulateWithModel } from './model-simulation.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1' },
    hours: { type: 'string', default: '10' },
    trace: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed);
const runs = Number(values.runs);
const say = (text: string) => process.stdout.write(`${text}\n`);

const total = { saved: 0, held: 0, files: 0, drafted: 0, bad: 0 };
for (let seed = first; seed < first + runs; seed++) {
  const { wrong, trace, saved, held, files, drafted } = await simulateWithModel({ seed, hours: Number(values.hours) });
  total.saved += saved;
  total.held += held;
  total.files += files;
  total.drafted += drafted;
  if (values.trace || wrong.length > 0) say(trace.join('\n'));
  if (wrong.length === 0) continue;
  total.bad += 1;
  say(`seed ${seed}:\n  ${wrong.join('\n  ')}`);
  if (total.bad === 5) break;
}
say(
  `${runs} runs from seed ${first}: ${total.saved} commands, ${total.held} held, ${total.files} files, ${total.drafted} saves of drafts, ${total.bad} bad`,
);
process.exitCode = total.bad > 0 ? 1 : 0;
