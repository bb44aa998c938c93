import { expect, test, vi } from 'vitest';
import { commandHelp, defineCommand, parseInput } from './command.ts';
import { commands, runCommandLine } from './main.ts';
import { terminal } from './terminal.ts';

const sample = defineCommand({
  name: 'import',
  summary: 'Imports a list.',
  usage: 'LIST FILE [--dry-run] [--bureau CODE]',
  options: {
    'dry-run': { type: 'boolean', summary: 'write nothing' },
    bureau: { type: 'string', value: 'CODE', summary: 'bureau' },
  },
  positionals: { least: 2, most: 2 },
  run: async () => undefined,
});

test('reads flags, values and words in any order', () => {
  expect(parseInput(sample, ['plan', '--dry-run', '计划 2025.xlsx', '--bureau', '430200'])).toEqual({
    values: { 'dry-run': true, bureau: '430200' },
    positionals: ['plan', '计划 2025.xlsx'],
    isHelp: false,
  });
  expect(parseInput(sample, ['plan', 'a.csv']).values).toEqual({ 'dry-run': false, bureau: undefined });
});

test.each([
  [['plan'], 'missing'],
  [['plan', 'a', 'b'], '"b" is too much'],
  [['plan', 'a', '--dryrun'], '--dryrun'],
  [['plan', 'a', '--bureau'], '--bureau'],
])('%j is a mistake that is named', (args, message) => {
  expect(() => parseInput(sample, args)).toThrow(message);
});

test('help needs no words and names every option', () => {
  expect(parseInput(sample, ['--help']).isHelp).toBe(true);
  const help = commandHelp(sample);
  for (const text of ['Imports a list.', 'import LIST FILE', '--dry-run', '--bureau CODE', '--help']) {
    expect(help).toContain(text);
  }
});

function listen() {
  return {
    line: vi.spyOn(terminal, 'line').mockImplementation(() => undefined),
    note: vi.spyOn(terminal, 'note').mockImplementation(() => undefined),
  };
}

test('the overview names every command, and each has its help', async () => {
  const { line } = listen();
  expect(await runCommandLine(['--help'])).toBe(0);
  for (const name of Object.keys(commands)) {
    expect(line.mock.calls[0]?.[0]).toContain(name);
    expect(await runCommandLine([name, '--help'])).toBe(0);
    expect(line.mock.lastCall?.[0]).toContain(`npm run liangma -- ${name}`);
  }
});

test.each([
  [['migrat'], 'Did you mean "migrate"?'],
  [['constructor'], 'no command "constructor"'],
  [['migrate', '--fast'], '--fast'],
  [['migrate', 'now'], '"now" is too much'],
])('%j ends with status 2 and a hint', async (args, message) => {
  const { note } = listen();
  expect(await runCommandLine(args)).toBe(2);
  expect(note.mock.lastCall?.[0]).toContain(message);
  expect(note.mock.lastCall?.[0]).toContain('--help');
});
