import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './embedded.ts';
import { findPostmaster, killPostmaster } from './embedded-cluster.ts';
import { withStartLock } from './embedded-start-lock.ts';

// Seconds on a quiet machine, many times that when all suites run at once.
vi.setConfig({ testTimeout: 60_000 });

const settings = { fsync: 'off' };
let base: string;
let dataDir: string;
let opened: EmbeddedDatabase[];
let holder: ChildProcess | null;

// One cluster for the file: creating it takes longer than everything else.
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), `liangma-test-${process.pid}-`));
  // The account of the database must be able to pass.
  chmodSync(base, 0o711);
});

beforeEach(() => {
  dataDir = join(base, `数据 "a" $b's`);
  opened = [];
  holder = null;
});

afterEach(async () => {
  holder?.kill('SIGKILL');
  for (const database of opened) await database.close();
  killPostmaster(join(dataDir, 'postgres'));
});

afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 5 }));

async function open(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const database = await openEmbedded({ dataDir, settings, ...options });
  opened.push(database);
  return database;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const running = () => findPostmaster(join(dataDir, 'postgres'));

/** Another process that opens and claims the same data, then waits to be killed. */
async function holdElsewhere(): Promise<ChildProcess> {
  const module = fileURLToPath(new URL('embedded.ts', import.meta.url));
  const script = `
    const { openEmbedded } = await import(process.argv[1]);
    const database = await openEmbedded({ dataDir: process.argv[2], settings: { fsync: 'off' } });
    console.log(await database.claim());
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, module, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  holder = child;
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  expect(first.toString().trim()).toBe('true');
  return child;
}

test('keeps its data in a folder with Chinese characters, spaces and quotes, and stops with the last user', async () => {
  const first = await open();
  await query(first.url, 'create table if not exists kept as select 42 as answer');
  const second = await open();
  await first.close();
  expect(await query(second.url, 'select * from kept')).toEqual([{ answer: 42 }]);
  await second.close();
  expect(running()).toBeNull();

  const again = await open();
  expect(await query(again.url, 'select * from kept')).toEqual([{ answer: 42 }]);
});

test('is durable, checked, in UTC, and knows Chinese letters', async () => {
  const { url } = await open({ settings: {} });
  const names = ['fsync', 'full_page_writes', 'data_checksums', 'TimeZone', 'listen_addresses', 'server_encoding'];
  const rows = await query(url, `select ${names.map((name) => `current_setting('${name}') as "${name}"`).join(', ')}`);
  expect(rows).toEqual([
    {
      fsync: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      TimeZone: 'UTC',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
    },
  ]);
  expect(await query(url, `select '示范市' ~ '^\\w+$' as is_word, lower('ÀB') as low`)).toEqual([
    { is_word: true, low: 'àb' },
  ]);
});

test('keeps the password to itself and never runs as root', async () => {
  const { url } = await open();
  const file = join(dataDir, 'database.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { password } = JSON.parse(readFileSync(file, 'utf8')) as { password: string };
  expect(readFileSync(join(dataDir, 'logs', 'postgres.log'), 'utf8')).not.toContain(password);
  expect(statSync(join(dataDir, 'postgres')).uid).not.toBe(0);
  await expect(query(url.replace(password, 'wrong'), 'select 1')).rejects.toThrow('password authentication failed');
});

test('two starts at the same moment make one database', async () => {
  dataDir = join(base, 'new');
  const [first, second] = await Promise.all([open(), open()]);
  expect(first.url).toBe(second.url);
  expect([await first.claim(), await second.claim()]).toEqual([true, false]);
  await first.close();
  expect(await second.claim()).toBe(true);
});

test('takes over the database of a killed process, with its data', async () => {
  const killed = await holdElsewhere();
  const beside = await open();
  expect(await beside.claim()).toBe(false);
  await query(beside.url, 'create table if not exists kept as select 42 as answer');
  await beside.close();
  const before = running();
  expect(before).not.toBeNull();

  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const next = await open();
  expect(running()?.pid).toBe(before?.pid);
  await expect.poll(() => next.claim()).toBe(true);
  expect(await query(next.url, 'select * from kept')).toEqual([{ answer: 42 }]);
  await next.close();
  expect(running()).toBeNull();
});

test('brings a killed database back on the same address while it is in use', async () => {
  const messages: string[] = [];
  const database = await open({ onTrouble: (message) => messages.push(message) });
  await database.claim();
  await query(database.url, 'create table if not exists kept as select 42 as answer');
  const pid = running()?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => messages.at(-1), { timeout: 15_000 }).toBe('The database is back.');
  expect(running()?.pid).not.toBe(pid);
  expect(await query(database.url, 'select * from kept')).toEqual([{ answer: 42 }]);
  const other = await open();
  expect(await other.claim()).toBe(false);
});

test('recreate leaves nothing behind', async () => {
  const database = await open();
  const { url } = database;
  await query(url, 'create table gone (id int)');
  await database.recreate();
  expect(await query(url, `select to_regclass('gone') as found`)).toEqual([{ found: null }]);
});

test('a start lock left by a dead process does not stop the next start', async () => {
  const dead = spawn('true');
  await once(dead, 'exit');
  writeFileSync(join(base, 'starting.lock'), String(dead.pid));
  expect(await withStartLock(base, async () => 'done')).toBe('done');
});
