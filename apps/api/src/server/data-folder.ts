// Small notes in the data folder: who serves it, and the accounts of the demonstration year.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const serverFile = 'server.json';
const demoFile = 'demo.json';

/** The process that serves this data and where it answers; null while it is starting. */
export type ServerNote = { pid: number; address: string | null };

export type DemoAccount = { name: string; username: string; password: string; role: string };

export function readServerNote(dataDir: string): ServerNote | null {
  return read<ServerNote>(dataDir, serverFile);
}

export function writeServerNote(dataDir: string, note: ServerNote): void {
  write(dataDir, serverFile, note);
}

export function removeServerNote(dataDir: string): void {
  rmSync(join(dataDir, serverFile), { force: true });
}

/** The demonstration accounts with their first passwords, to print at every start. */
export function readDemoAccounts(dataDir: string): DemoAccount[] {
  return read<DemoAccount[]>(dataDir, demoFile) ?? [];
}

export function writeDemoAccounts(dataDir: string, accounts: DemoAccount[]): void {
  write(dataDir, demoFile, accounts);
}

/** Names in the data folder that `reset` removes besides the database. */
export const noteFiles: readonly string[] = [serverFile, demoFile];

function read<T>(dataDir: string, name: string): T | null {
  try {
    const note: T = JSON.parse(readFileSync(join(dataDir, name), 'utf8'));
    return note;
  } catch {
    return null;
  }
}

function write(dataDir: string, name: string, note: unknown): void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, name);
  writeFileSync(`${file}.new`, `${JSON.stringify(note)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
