/** The server and the database that a run measures: a folder of its own, the real process, the data generator. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openEmbedded } from '@liangma/api/db/embedded';
import { migrateToLatest } from '@liangma/api/db/migrate';
import { buildWorld, type Size, type World } from './world.ts';

/** What every measurement is given. */
export interface Bench {
  address: string;
  databaseUrl: string;
  world: World;
  /** The owner of the database, for looking behind the product. */
  owner: pg.Client;
  /** What the server process occupies (resident), and the most that it ever did, in MB. */
  memoryMb: () => { now: number; most: number };
  close: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

// what `npm start` runs the server with
const { serverFlags } = (await import(new URL('../../../scripts/server-flags.mjs', import.meta.url).href)) as {
  serverFlags: string[];
};

async function startServer(databaseUrl: string, dataDir: string) {
  const port = await freePort();
  const main = fileURLToPath(import.meta.resolve('@liangma/api/main'));
  const child = spawn(process.execPath, [...serverFlags, main, 'start'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      LIANGMA_DATA: dataDir,
      LIANGMA_DEMO: 'off',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`${address}/alive`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { address, child };
    await sleep(100);
  }
  throw new Error('the server did not start');
}

function memoryOf(child: ChildProcess): { now: number; most: number } {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const mb = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: mb('VmRSS'), most: mb('VmHWM') };
}

/** Builds the world and starts the server on it; `close` removes everything. */
export async function openBench(size: Size): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'liangma-bench-'));
  const database = await openEmbedded({ dataDir: folder });
  const owner = new pg.Client({ connectionString: database.url });
  try {
    await migrateToLatest(database.url);
    await owner.connect();
    const world = await buildWorld(owner, size);
    const { address, child } = await startServer(database.url, join(folder, 'server'));
    return {
      address,
      databaseUrl: database.url,
      world,
      owner,
      memoryMb: () => memoryOf(child),
      close: async () => {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGINT');
        await ended;
        await owner.end();
        await database.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await owner.end().catch(() => undefined);
    await database.close();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
