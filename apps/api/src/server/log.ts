// The log: JSON lines in the data folder for everything, one plain line on the terminal for what needs attention.
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';

const warning = 40;
const keepBytes = 20 * 2 ** 20;

/**
 * Opens `logs/server.log` in the data folder.
 * @param attention is told one line for each warning and error
 */
export function openLog(dataDir: string, attention: (line: string) => void): Logger {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'server.log');
  if (existsSync(file) && statSync(file).size > keepBytes) renameSync(file, `${file}.1`);
  const terminal = { write: (json: string) => attention(plain(json)) };
  return pino(
    {
      level: 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Nothing secret is logged on purpose; these are the names under which it could slip in with an object.
      redact: { paths: ['password', '*.password', 'token', '*.token', '*.headers.cookie', '*.headers.authorization'] },
    },
    pino.multistream([
      { level: 'info', stream: pino.destination({ dest: file, sync: true, mode: 0o600 }) },
      { level: 'warn', stream: terminal },
    ]),
  );
}

function plain(json: string): string {
  const entry: { level: number; msg?: string; err?: { message?: string }; requestId?: string } = JSON.parse(json);
  const parts = [entry.level > warning ? 'Error:' : 'Warning:', entry.msg ?? '', entry.err?.message ?? ''];
  if (entry.requestId) parts.push(`(request ${entry.requestId})`);
  return parts.filter(Boolean).join(' ');
}
