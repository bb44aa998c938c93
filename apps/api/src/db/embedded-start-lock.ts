// A lock file around preparing and starting the embedded database: two starts at the same moment must not both run
// initdb. Held for seconds; who serves the data afterwards is settled by advisory locks in the database itself.
import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../operator-error.ts';

// The holder touches the file every few seconds; an untouched file was left by a process that no longer exists,
// even when its process id has been given to another one.
const touchEveryMs = 3_000;
const staleAfterMs = 15_000;
const giveUpAfterMs = 120_000;

/** Runs `fn` while holding the lock file of the data folder; waits for another holder, takes over a dead one. */
export async function withStartLock<T>(dataDir: string, fn: () => Promise<T>): Promise<T> {
  const file = join(dataDir, 'starting.lock');
  const deadline = Date.now() + giveUpAfterMs;
  while (!tryCreate(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else if (Date.now() > deadline)
      throw new OperatorError(`Another start is still preparing ${dataDir}. Try again later.`);
    else await sleep(100);
  }
  const touch = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Removed by hand or with the whole folder: nothing left to keep fresh.
    }
  }, touchEveryMs);
  touch.unref();
  try {
    return await fn();
  } finally {
    clearInterval(touch);
    rmSync(file, { force: true });
  }
}

function tryCreate(file: string): boolean {
  try {
    const fd = openSync(file, 'wx', 0o600);
    writeSync(fd, String(process.pid));
    closeSync(fd);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > staleAfterMs) return true;
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty file belongs to a holder between creating and writing it.
    return pid > 0 && !isAlive(pid);
  } catch {
    return false;
  }
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
