/** Runs commands of the command line on the database of a test, in process or as a process of their own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppDeps } from '../app-deps.ts';
import { parseInput, UsageError, type Command, type CommandContext } from '../cli/command.ts';
import { readConfig } from '../config.ts';
import { OperatorError } from '../operator-error.ts';

export interface CommandRun {
  status: number;
  lines: string[];
  /** What was printed as JSON, after its way through text; undefined when nothing was. */
  json: unknown;
  /** Standard error, the refusal included. */
  notes: string[];
}

/** Runs the command with these arguments, as the process would; `withApp` gives the dependencies of the test. */
export async function runCommand(command: Command, args: string[], deps: AppDeps): Promise<CommandRun> {
  const run: CommandRun = { status: 0, lines: [], json: undefined, notes: [] };
  const context: CommandContext = {
    config: readConfig({ LIANGMA_DATA: '/nonexistent' }),
    terminal: {
      line: (text) => run.lines.push(text),
      json: (value) => {
        run.json = JSON.parse(JSON.stringify(value));
      },
      note: (text) => run.notes.push(text),
      ask: () => Promise.reject(new OperatorError('no terminal')),
      askSecret: () => Promise.reject(new OperatorError('no terminal')),
    },
    // none of the commands that are run here needs the owner's connections
    withApp: (fn) => fn({ deps, applied: [] } as unknown as Parameters<typeof fn>[0]),
  };
  try {
    run.status = (await command.run(context, parseInput(command, args))) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) run.status = 2;
    else if (error instanceof OperatorError) run.status = 1;
    else throw error;
    run.notes.push(error.message);
  }
  return run;
}

/** Runs the command line as a process of its own on an external database; resolves with its standard output. */
export async function runProcess(args: string[], databaseUrl: string): Promise<string> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const data = mkdtempSync(join(tmpdir(), 'liangma-cli-'));
  const env = { ...process.env, LIANGMA_DATA: data, DATABASE_URL: databaseUrl };
  try {
    return await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) => {
        if (error) reject(new Error(`${error.message} ${stderr}`));
        else resolve(stdout);
      });
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
