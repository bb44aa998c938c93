// Composes and runs the server: configuration → database → migrations → demonstration year → application → socket, and
// the same way back on Ctrl-C.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createApp, version } from '../app.ts';
import type { Config } from '../config.ts';
import { isAlive } from '../db/embedded-start-lock.ts';
import { OperatorError } from '../operator-error.ts';
import { openAppDatabase } from './app-database.ts';
import { readDemoAccounts, readServerNote, removeServerNote, writeServerNote } from './data-folder.ts';
import { openDataSource, type DataSource } from './data-source.ts';
import { beginFirstRun, finishFirstRun } from './first-run.ts';
import { startCleaning } from './cleaning.ts';
import { createHandler } from './handler.ts';
import { addresses, checkPort, listen } from './http-server.ts';
import { startJobWorker } from './job-worker.ts';
import { openLog } from './log.ts';
import { accountTable, readyText } from './ready-text.ts';
import { listenForStop } from './stop-request.ts';

/** Where the server speaks to the person who started it. */
export type Terminal = { line: (text: string) => void; error: (text: string) => void };

/** What has been opened, to be closed in the opposite order. */
type Closers = (() => Promise<void> | void)[];

/** Ends a start between two steps when somebody has asked to stop. */
class Interrupted extends Error {
  override name = 'Interrupted';
}

/**
 * Runs until it is asked to stop.
 * @returns the exit status of the process: 0 after a clean stop, 1 when the data was lost to another process, 130 when
 * it was stopped before it was ready
 * @throws OperatorError what the person at the terminal can do something about: port taken, data served already …
 */
export async function runServer(config: Config, terminal: Terminal): Promise<number> {
  const closers: Closers = [];
  const stop = listenForStop(() => terminal.error('Stopped at once; the next start puts the database in order.'));
  const ended = Promise.withResolvers<number>();
  let isStopping = false;
  let isReady = false;
  void stop.requested.then(() => {
    isStopping = true;
    terminal.line('Stopping …');
    ended.resolve(isReady ? 0 : 130);
  });
  const starting = start(config, terminal, closers, {
    step: () => {
      if (isStopping) throw new Interrupted();
    },
    onLost: (reason) => {
      terminal.error(reason);
      ended.resolve(1);
    },
  });
  try {
    await Promise.race([starting.then(() => (isReady = true)), ended.promise]);
    return await ended.promise;
  } finally {
    await closeAll(closers);
    // A start that was interrupted ends at its next step and may have opened one thing more.
    await starting.catch(() => undefined);
    await closeAll(closers);
    stop.dispose();
  }
}

async function closeAll(closers: Closers): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
}

async function start(
  config: Config,
  terminal: Terminal,
  closers: Closers,
  control: { step: () => void; onLost: (reason: string) => void },
): Promise<void> {
  const startedAt = performance.now();
  terminal.line(`Liangma 亮码 ${version}`);
  let onTrouble = (message: string) => terminal.error(message);
  const source = await openDataSource(config, { onTrouble: (message) => onTrouble(message), onLost: control.onLost });
  closers.push(() => source.close());
  await claim(config, source);
  closers.push(() => removeServerNote(config.dataDir));
  const log = openLog(config.dataDir, (line) => terminal.error(line));
  onTrouble = (message) => log.warn(message);
  control.step();
  await checkPort(config.port, config.host);

  control.step();
  const isFirstRun = await beginFirstRun(config, source);
  const database = await openAppDatabase(config, source, log);
  closers.push(() => database.close());
  if (database.applied.length > 0) log.info({ applied: database.applied }, 'migrated');
  control.step();
  if (isFirstRun) {
    terminal.line('First run: loading the demonstration year …');
    await finishFirstRun(config, source, database.deps);
  }

  control.step();
  closers.push(await startJobWorker(database.deps, database.owner.pool, config.databaseUrl === null));
  closers.push(startCleaning(database.deps));
  const handler = createHandler({
    app: createApp(database.deps),
    webDir: config.webDir,
    isHttps: database.deps.settings.secureCookies,
    pingDatabase: () => sql`select 1`.execute(database.deps.db),
  });
  const socket = await listen(handler.fetch, config.port, config.host, config.tls);
  closers.push(() => socket.close());
  const where = addresses(config.host, socket.port, config.tls ? 'https' : 'http');
  writeServerNote(config.dataDir, { pid: process.pid, address: config.publicUrl ?? where.here });
  log.info({ address: where.here, data: config.dataDir }, 'ready');
  for (const line of readyText(config, where, source.label, performance.now() - startedAt)) terminal.line(line);
  for (const line of accountTable(readDemoAccounts(config.dataDir))) terminal.line(line);
}

/** One server per data: a second one would answer with rules and jobs of its own. */
async function claim(config: Config, source: DataSource): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await source.claim())) {
    const other = readServerNote(config.dataDir);
    // The database needs a moment to notice that a killed server is gone.
    const isGone = other !== null && !isAlive(other.pid);
    if (!isGone || Date.now() > deadline) {
      throw new OperatorError(
        `The data in ${config.dataDir} is already served by process ${other?.pid ?? '(unknown)'}, ` +
          `${other?.address ? `which answers at ${other.address}` : 'which is still starting'}. ` +
          'Stop that one first, or choose other data: LIANGMA_DATA=/another/folder npm start',
      );
    }
    await sleep(100);
  }
  writeServerNote(config.dataDir, { pid: process.pid, address: null });
}
