// The shape of a command, and how its options are read and explained.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { AppDeps } from '../app-deps.ts';
import type { Config } from '../config.ts';
import type { OpenDatabase } from '../db/open.ts';

export type Option = {
  type: 'string' | 'boolean';
  /** One line for `--help`. */
  summary: string;
  /** Name of the value in `--help`, for example FILE. */
  value?: string;
};
export type Options = Record<string, Option>;

/** Options as `run` gets them: flags are false when absent. */
export type Values<O extends Options> = { [Name in keyof O]: ValueOf<O[Name]['type']> };

type ValueOf<T extends Option['type']> = T extends 'boolean' ? boolean : string | undefined;

export type CommandInput<O extends Options> = { values: Values<O>; positionals: string[] };

export type Command<O extends Options = Options> = {
  name: string;
  summary: string;
  /** What follows the name, for example `YEAR [--bureau CODE] [--json]`. */
  usage: string;
  options: O;
  /** Least and most number of words besides options. */
  positionals?: { least: number; most: number };
  /** Resolves with the exit status, 0 when nothing is returned. Throws an OperatorError for what the user can mend. */
  run(context: CommandContext, input: CommandInput<O>): Promise<number | void>;
};

/** What a command works with. Standard output is for its result only: text lines, or one JSON value. */
export type CommandContext = {
  config: Config;
  terminal: {
    /** A line of the result. */
    line: (text: string) => void;
    /** The result as JSON; a command prints either lines or one JSON value. */
    json: (value: unknown) => void;
    /** A line about progress or trouble, on standard error. */
    note: (text: string) => void;
    /** Asks on the terminal; throws an OperatorError when there is none. */
    ask: (question: string) => Promise<string>;
    /** Asks without showing what is typed; reads the first line of standard input when that is no terminal. */
    askSecret: (question: string) => Promise<string>;
  };
  /**
   * Opens the migrated database, beside a running server or by starting the embedded database for as long as needed.
   * `owner` sees everything and is for what must not be bound to one bureau.
   */
  withApp: <T>(fn: (app: { deps: AppDeps; owner: OpenDatabase; applied: string[] }) => Promise<T>) => Promise<T>;
};

/** A mistake in how a command was called: exit status 2, with a hint at `--help`. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Keeps the types of the options for `run`, and gives the table one type for all commands. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return {
    ...command,
    run: (context, input) => command.run(context, { ...input, values: input.values as Values<O> }),
  };
}

/** Reads the arguments; throws a UsageError for unknown options and a wrong number of words. */
export function parseInput(command: Command, args: string[]): CommandInput<Options> & { isHelp: boolean } {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { type }] of Object.entries(command.options)) options[name] = { type };
  const parsed = parse(args, options);
  const isHelp = parsed.values['help'] === true;
  const { least, most } = command.positionals ?? { least: 0, most: 0 };
  const count = parsed.positionals.length;
  if (!isHelp && count < least) throw new UsageError(`Something is missing after "${command.name}".`);
  if (!isHelp && count > most) throw new UsageError(`"${parsed.positionals[most]}" is too much.`);
  const values: Values<Options> = {};
  for (const [name, { type }] of Object.entries(command.options)) {
    const value = parsed.values[name];
    if (type === 'boolean') values[name] = value === true;
    else values[name] = typeof value === 'string' ? value : undefined;
  }
  return { values, positionals: parsed.positionals, isHelp };
}

function parse(args: string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node adds a paragraph on quoting to its first sentence.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence}.`);
  }
}

/** The text of `<command> --help`. */
export function commandHelp(command: Command): string {
  const rows = Object.entries({ ...command.options, help: { type: 'boolean', summary: 'this text' } satisfies Option });
  const shown = rows.map(([name, option]: [string, Option]) => {
    const left = option.type === 'string' ? `--${name} ${option.value ?? 'TEXT'}` : `--${name}`;
    return [left, option.summary] as const;
  });
  const width = Math.max(...shown.map(([left]) => left.length));
  return [
    command.summary,
    '',
    `Usage: npm run liangma -- ${command.name} ${command.usage}`.trimEnd(),
    '',
    'Options:',
    ...shown.map(([left, summary]) => `  ${left.padEnd(width)}   ${summary}`),
  ].join('\n');
}
