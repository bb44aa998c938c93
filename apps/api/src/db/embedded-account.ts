// PostgreSQL refuses to run as root. When Liangma runs as root, this chooses the unprivileged account for the database
// and makes sure that the account reaches the data folder and the programs.
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../operator-error.ts';

const run = promisify(execFile);

/** The system account of the database process; null is the account that runs Liangma. */
export type Account = { uid: number; gid: number } | null;

/** Environment of all database programs: nothing inherited, so no PG… or LD_… variable of the user reaches them. */
export const programEnv = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' };

/** Runs a program as the account, from a folder everybody may enter. Rejects like execFile does. */
export function runAs(account: Account, file: string, args: string[]): Promise<{ stdout: string; stderr: string }> {
  return run(file, args, { cwd: '/', env: programEnv, encoding: 'utf8', ...account });
}

/** Chooses the account: the owner of an existing cluster, else `postgres` (created when missing), else `nobody`. */
export async function chooseAccount(clusterDir: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(clusterDir)) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  return (
    (await findAccount('postgres')) ?? (await createAccount('postgres')) ?? (await findAccount('nobody')) ?? noAccount()
  );
}

async function findAccount(name: string): Promise<Account> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function createAccount(name: string): Promise<Account> {
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false'],
    ['adduser', '-S', '-D', '-H', '-s', '/bin/false'],
  ] as const;
  for (const [program, ...args] of attempts) {
    try {
      await run(program, [...args, name]);
      return await findAccount(name);
    } catch {
      // The next tool may exist here; without any of them the caller falls back to `nobody`.
    }
  }
  return null;
}

function noAccount(): never {
  throw new OperatorError(
    'The database may not run as root, and no system account "postgres" or "nobody" exists. ' +
      'Run Liangma as an ordinary user, or create the account: useradd --system postgres',
  );
}

/** Lets the account enter the data folder; throws an OperatorError when a folder above it is closed. */
export async function openDataFolder(dataDir: string, account: Account): Promise<void> {
  if (!account || (await canEnter(dataDir, account))) return;
  // Entering without listing is enough; the files inside keep their own rights.
  chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011);
  if (await canEnter(dataDir, account)) return;
  throw new OperatorError(
    `The database cannot run as root, and its account (uid ${account.uid}) cannot enter ${dataDir}. ` +
      'Choose a folder outside closed folders such as /root, for example LIANGMA_DATA=/var/lib/liangma.',
  );
}

async function canEnter(folder: string, account: Account): Promise<boolean> {
  return runAs(account, '/bin/sh', ['-c', 'test -x "$1"', 'sh', folder]).then(
    () => true,
    () => false,
  );
}

/**
 * Returns a folder of the PostgreSQL programs that the account can run: the given one, or a copy in the data folder when
 * the checkout lies in a closed folder such as /root.
 */
export async function reachablePrograms(
  native: string,
  version: string,
  dataDir: string,
  account: Account,
): Promise<string> {
  if (!account || (await canRun(native, account))) return native;
  const copy = join(dataDir, 'programs', version);
  if (existsSync(copy) && (await canRun(copy, account))) return copy;
  const fresh = `${copy}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(dataDir, 'programs'), { recursive: true, mode: 0o755 });
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true, filter: (file) => !basename(file).endsWith('.a') });
  openForReading(fresh);
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
  if (await canRun(copy, account)) return copy;
  throw new OperatorError(`The database account (uid ${account.uid}) cannot run the programs in ${copy}.`);
}

async function canRun(native: string, account: Account): Promise<boolean> {
  const script = 'test -r "$1/share/postgresql/postgres.bki" && exec "$1/bin/postgres" --version';
  return runAs(account, '/bin/sh', ['-c', script, 'sh', native]).then(
    () => true,
    () => false,
  );
}

function openForReading(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.mode & 0o100 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openForReading(join(path, name));
}
