// Everything that CI runs: node scripts/test.mjs [gate …]. Without names, all gates; every gate runs even if one fails.
// Each gate proves that it looked at something: it counts what it saw, compares with the tree and is shown planted errors.
// The last line counts test cases and gates: `N passed, N failed`.
import { build } from './gates/build.mjs';
import { docs } from './gates/docs.mjs';
import { format } from './gates/format.mjs';
import { imports } from './gates/imports.mjs';
import { journeys } from './gates/journeys.mjs';
import { lint } from './gates/lint.mjs';
import { filesOf } from './gates/tree.mjs';
import { typecheck } from './gates/typecheck.mjs';
import { unit } from './gates/unit.mjs';
import { unused } from './gates/unused.mjs';
import { words } from './gates/words.mjs';

// Gates of one row run side by side: two cores. Slow ones use both by themselves.
const rows = [{ format, imports }, { lint, unused }, { docs, words }, { typecheck }, { build }, { unit }, { journeys }];

const known = rows.flatMap((row) => Object.keys(row));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No such gate: ${unknown.join(', ')}. Gates: ${known.join(', ')}`);
  process.exit(2);
}

const files = filesOf();
const total = { passed: 0, failed: 0 };
const failedGates = [];

async function pass(name, gate) {
  const start = Date.now();
  const { problems, saw, cases } = await gate(files).catch((error) => ({ problems: [error.stack], saw: 'nothing' }));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const isGood = problems.length === 0 && (cases?.failed ?? 0) === 0;
  console.log(`${isGood ? 'ok  ' : 'FAIL'}  ${name.padEnd(9)}  ${saw}  (${seconds} s)`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '      '));
  total.passed += (cases?.passed ?? 0) + (isGood ? 1 : 0);
  total.failed += (cases?.failed ?? 0) + (isGood ? 0 : 1);
  if (!isGood) failedGates.push({ name, problems });
}

for (const row of rows) {
  const chosen = Object.entries(row).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  await Promise.all(chosen.map(async ([name, gate]) => pass(name, gate)));
}

// Said again in short: of a long log many readers see only the end.
for (const { name, problems } of failedGates) {
  console.log(`\nFailed: ${name}`);
  for (const problem of problems.slice(0, 10))
    console.log(problem.split('\n').slice(0, 8).join('\n').replace(/^/gm, '  '));
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
