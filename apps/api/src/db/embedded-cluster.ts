// The files and the process of one PostgreSQL cluster: create it, start it, find a running one, stop it.
// The server is started directly instead of by pg_ctl: no shell stands between, so any path works.
import { execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../operator-error.ts';
import { programEnv, runAs, type Account } from './embedded-account.ts';
import { isAlive } from './embedded-start-lock.ts';

export type Cluster = {
  /** PGDATA. */
  dir: string;
  /** Folder with bin, lib and share. */
  programs: string;
  account: Account;
  logFile: string;
};

/** What postmaster.pid says about a running server; `isReady` once it accepts connections. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

export const ownerName = 'liangma';

// The character classes of the C library decide what pg_trgm takes for a letter: under plain C it finds no Chinese.
const locales = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8', 'C'];

const startTimeoutMs = 120_000;
const stopTimeoutMs = 60_000;

/** Creates the cluster with the owner's password; a half-made one of a killed start is thrown away first. */
export async function createCluster(
  cluster: Cluster,
  password: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const fresh = `${cluster.dir}.new`;
  const passwordFile = `${cluster.dir}.password`;
  let lastError: unknown;
  for (const locale of locales) {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (cluster.account) {
      chownSync(fresh, cluster.account.uid, cluster.account.gid);
      chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
    }
    try {
      await runAs(cluster.account, join(cluster.programs, 'bin', 'initdb'), [
        `--pgdata=${fresh}`,
        `--username=${ownerName}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--data-checksums',
        // Sorting by code point is the same on every machine and never changes with a library.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--locale=${locale}`,
        '--lc-messages=C',
        // A cluster for tests need not survive a power cut.
        ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
      ]);
      renameSync(fresh, cluster.dir);
      return;
    } catch (error) {
      lastError = error;
      if (!String(error).includes('invalid locale')) break;
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }
  throw new OperatorError(`The database could not be created in ${cluster.dir}:\n${programOutput(lastError)}`);
}

function programOutput(error: unknown): string {
  if (error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr)
    return error.stderr.trim();
  return String(error);
}

/** Finds the running server of a cluster folder. A leftover file of a dead server gives null. */
export function findPostmaster(dir: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid) || !isPostgres(pid, dir)) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** A process id may have been given to another program after a crash: the command line tells. */
function isPostgres(pid: number, dir: string): boolean {
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return command.includes(dir);
  } catch {
    return false;
  }
}

/**
 * Starts the server on 127.0.0.1 in a session of its own, so that a Ctrl-C at the terminal reaches Liangma and not the
 * database. Prefers the given port. Resolves when it accepts connections, crash recovery included.
 */
export async function startPostmaster(
  cluster: Cluster,
  preferredPort: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<Postmaster> {
  const deadline = Date.now() + startTimeoutMs;
  let port = (await isFree(preferredPort)) ? preferredPort : await freePort();
  for (;;) {
    // PostgreSQL refuses to start when another program of the same user has got the dead server's process id.
    if (!findPostmaster(cluster.dir)) rmSync(join(cluster.dir, 'postmaster.pid'), { force: true });
    const outcome = await launch(cluster, port, settings, deadline);
    if (typeof outcome !== 'string') return outcome;
    // Backends of a killed server need a moment to notice; a port can be taken between choosing and using it.
    const mayRetry = /shared memory block .* still in use|could not bind|already in use/.test(outcome);
    if (!mayRetry || Date.now() > deadline)
      throw new OperatorError(`The database did not start. Its log ${cluster.logFile} says:\n${outcome}`);
    if (/could not bind|Address already in use/.test(outcome)) port = await freePort();
    await sleep(250);
  }
}

/** Starts the process once; returns the running server, or the log of the failed start. */
async function launch(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
  deadline: number,
): Promise<Postmaster | string> {
  rotate(cluster.logFile);
  const log = openSync(cluster.logFile, 'a', 0o600);
  const logStart = statSync(cluster.logFile).size;
  const args = ['-D', cluster.dir];
  for (const [name, value] of Object.entries({ ...serverSettings(port), ...settings }))
    args.push('-c', `${name}=${value}`);
  const child = spawn(join(cluster.programs, 'bin', 'postgres'), args, {
    cwd: '/',
    env: programEnv,
    detached: true,
    stdio: ['ignore', log, log],
    ...cluster.account,
  });
  closeSync(log);
  let end: string | null = null;
  child.once('error', (error) => (end = error.message));
  child.once('exit', (code, signal) => (end = `ended with ${signal ?? code}`));
  child.unref();
  for (;;) {
    if (end !== null) return readFileSync(cluster.logFile, 'utf8').slice(logStart).trim() || end;
    const postmaster = findPostmaster(cluster.dir);
    if (postmaster?.pid === child.pid && postmaster?.isReady) return postmaster;
    if (Date.now() > deadline) return `not ready after ${startTimeoutMs / 1000} s`;
    await sleep(15);
  }
}

/** Settings of a small machine that holds records of law: durable writes stay on, everything is local and in UTC. */
function serverSettings(port: number): Record<string, string> {
  const megabytes = (share: number, most: number) =>
    `${Math.max(32, Math.min(most, Math.floor((totalmem() * share) / 2 ** 20)))}MB`;
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: megabytes(0.1, 512),
    effective_cache_size: megabytes(0.4, 8192),
    maintenance_work_mem: megabytes(0.02, 256),
    work_mem: '16MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    // Compiling costs more than it gains in the short queries of an office.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    // A statement can hold a person's data: errors are logged without it.
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    // A killed Liangma must not keep its locks while a long query goes on.
    client_connection_check_interval: '2s',
  };
}

/** Stops the server: sessions are ended, data is flushed. Does nothing when it does not run. */
export async function stopPostmaster(dir: string): Promise<void> {
  const running = findPostmaster(dir);
  if (!running) return;
  signal(running.pid, 'SIGINT');
  const deadline = Date.now() + stopTimeoutMs;
  while (findPostmaster(dir)?.pid === running.pid) {
    if (Date.now() > deadline) throw new OperatorError(`The database (process ${running.pid}) does not stop.`);
    await sleep(15);
  }
}

/** Ends the server at once and without waiting, for the last moment of a process; the next start recovers. */
export function killPostmaster(dir: string): void {
  const running = findPostmaster(dir);
  if (running) signal(running.pid, 'SIGQUIT');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
    throw error;
  }
}

/** Keeps a log file from growing for ever: beyond 10 MB it becomes `….1`. */
function rotate(file: string): void {
  if (existsSync(file) && statSync(file).size > 10 * 2 ** 20) renameSync(file, `${file}.1`);
}

function isFree(port: number): Promise<boolean> {
  if (port === 0) return Promise.resolve(false);
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
