// The table of commands. `npm run liangma -- <command>`; each is loaded only when it is called.
import { OperatorError } from '../operator-error.ts';
import { commandHelp, parseInput, UsageError, type Command } from './command.ts';
import { createContext } from './context.ts';
import { terminal } from './terminal.ts';

type Entry = { summary: string; load: () => Promise<{ command: Command }> };

/** Every command by name; the summary stands here so that `--help` loads none of them. */
export const commands: Readonly<Record<string, Entry>> = {
  start: { summary: 'run the server', load: () => import('./start.ts') },
  migrate: { summary: 'bring the database to the latest state', load: () => import('./migrate.ts') },
  'create-admin': { summary: 'create an administrator, and the bureau', load: () => import('./create-admin.ts') },
  demo: { summary: 'load the demonstration year into an empty database', load: () => import('./demo.ts') },
  import: { summary: 'import a list from a file', load: () => import('./import.ts') },
  stats: { summary: 'print the figures of a year', load: () => import('./stats.ts') },
  report: { summary: 'write the report of a year', load: () => import('./report.ts') },
  'verify-evidence': {
    summary: 'hash every file of evidence again and name what is missing or altered',
    load: () => import('./verify-evidence.ts'),
  },
  reset: { summary: 'throw all data away', load: () => import('./reset.ts') },
};

const mistake = 2;
const failure = 1;

/** Runs one command; resolves with the exit status of the process. */
export async function runCommandLine(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.line(overview());
    return name === undefined ? mistake : 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    const near = nearest(name, Object.keys(commands));
    terminal.note(`There is no command "${name}".${near ? ` Did you mean "${near}"?` : ''} Try --help.`);
    return mistake;
  }
  try {
    const { command } = await entry.load();
    const { isHelp, ...input } = parseInput(command, rest);
    if (isHelp) {
      terminal.line(commandHelp(command));
      return 0;
    }
    return (await command.run(createContext(), input)) ?? 0;
  } catch (error) {
    return explain(name, error);
  }
}

function explain(name: string, error: unknown): number {
  if (error instanceof UsageError) {
    terminal.note(`${error.message} Try: npm run liangma -- ${name} --help`);
    return mistake;
  }
  if (error instanceof OperatorError) terminal.note(error.message);
  // Nobody foresaw this one: whoever mends it needs to know where it came from.
  else terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return failure;
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'Liangma 亮码: inspections of enterprises, from the annual plan to the yearly report',
    '',
    'Usage: npm run liangma -- <command> [--help]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}   ${summary}`),
    '',
    'LIANGMA_DATA chooses the data folder, DATABASE_URL an external PostgreSQL.',
  ].join('\n');
}

/** The name with the fewest typing mistakes, if there are at most two. */
function nearest(typed: string, names: string[]): string | null {
  const [best] = names
    .map((name) => ({ name, distance: name.startsWith(typed) ? 1 : editDistance(typed, name) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best && best.distance <= 2 ? best.name : null;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [line, letter] of Array.from(a).entries()) {
    const next = [line + 1];
    for (const [column, other] of Array.from(b).entries()) {
      next.push(
        Math.min((row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1, (row[column] ?? 0) + (letter === other ? 0 : 1)),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
