/**
 * Measures the product in one run on one machine; what counts is the ratio to the limit measured beside it.
 * `npm run bench -- [--inspections N] [--tablets N] [requests|line|tablets …]`; a big run: `--inspections 10000000`.
 */
import { parseArgs } from 'node:util';
import { openBench } from './bench-server.ts';
import { measureRequests, submits } from './requests.ts';
import { measureReconnect, measureThinLine } from './tablets.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inspections: { type: 'string', default: '100000' },
    tablets: { type: 'string', default: '500' },
  },
});
const isWanted = (part: string) => positionals.length === 0 || positionals.includes(part);
const say = (line: string) => process.stdout.write(`${line}\n`);

const inspections = Number(values.inspections);
const tablets = Number(values.tablets);
/** Inspections that wait for their record: those of the requests, of the thin line, of the tablets. */
const entered = { requests: submits * 2 + 1, line: 200, tablets: tablets * 20 };
const size = {
  enterprises: Math.max(1000, inspections / 5),
  inspections,
  entered: entered.requests + entered.line + entered.tablets,
};

const built = performance.now();
const bench = await openBench(size);
try {
  const seconds = ((performance.now() - built) / 1000).toFixed(1);
  say(`${inspections} inspections, ${size.enterprises} enterprises, ready in ${seconds} s\n`);
  const { now: atRest } = bench.memoryMb();
  if (isWanted('requests')) say(await measureRequests(bench));
  const rest = bench.world.entered.slice(entered.requests);
  if (isWanted('line')) say(await measureThinLine(bench, rest.slice(0, entered.line)));
  if (isWanted('tablets')) say(await measureReconnect(bench, rest.slice(entered.line), tablets));
  const { now, most } = bench.memoryMb();
  say(`server memory: ${atRest} MB at rest, ${most} MB at most, ${now} MB after the run`);
} finally {
  await bench.close();
}
