// The terminal of a command: results on standard output, everything else on standard error, questions on a terminal.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { OperatorError } from '../operator-error.ts';
import type { CommandContext } from './command.ts';

export const terminal: CommandContext['terminal'] = {
  line: (text) => console.log(text),
  json: (value) => console.log(JSON.stringify(value, null, 2)),
  note: (text) => console.error(text),
  async ask(question) {
    if (!process.stdin.isTTY) throw new OperatorError(`There is no terminal to ask: "${question.trim()}"`);
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  },
  async askSecret(question) {
    if (!process.stdin.isTTY) return firstLine();
    process.stderr.write(question);
    // readline echoes through its output: a deaf one hides what is typed.
    const deaf = new Writable({ write: (_chunk, _encoding, done) => done() });
    const lines = createInterface({ input: process.stdin, output: deaf, terminal: true });
    try {
      return await lines.question('');
    } finally {
      lines.close();
      process.stderr.write('\n');
    }
  },
};

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}
