/**
 * Measures the product against the same SQL run directly through pg, in one run on one database; what counts is the
 * ratio. `npm run bench -- [--inspections N]`; a big run: `--inspections 10000000`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { openEmbedded } from '@liangma/api/db/embedded';
import { migrateToLatest } from '@liangma/api/db/migrate';
import { capture, type Statement } from './captured.ts';
import { measure, type Measured } from './measure.ts';
import { buildWorld, type World } from './world.ts';

const { values } = parseArgs({ options: { inspections: { type: 'string', default: '100000' } } });
const inspections = Number(values.inspections);
const submits = 1500;
const size = { enterprises: Math.max(1000, inspections / 5), inspections, entered: submits * 2 + 20 };
const clients = 16;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function startServer(databaseUrl: string, dataDir: string) {
  const port = await freePort();
  const main = fileURLToPath(import.meta.resolve('@liangma/api/main'));
  const child = spawn(process.execPath, [main, 'start'], {
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

const memoryMb = (pid: number | undefined) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

/** The number that the captured request gave to its audit event; a replay takes the next one of the chain. */
function capturedSeq(statements: readonly Statement[]): unknown {
  return statements.find(({ sql }) => sql.startsWith('update "audit_head"'))?.parameters[0];
}

/** Replays statements with other ids: what differs from request to request is replaced. */
async function replay(
  connections: pg.Pool,
  statements: readonly Statement[],
  swap: ReadonlyMap<unknown, unknown>,
): Promise<void> {
  const seq = capturedSeq(statements);
  let nextSeq: unknown = seq;
  const client = await connections.connect();
  try {
    for (const { sql, parameters } of statements) {
      const values = parameters.map((value) =>
        value === seq && seq !== undefined ? nextSeq : swap.has(value) ? swap.get(value) : value,
      );
      const { rows } = await client.query<{ seq?: number }>(sql, values);
      if (sql.includes('from "audit_head"')) nextSeq = (rows[0]?.seq ?? 0) + 1;
    }
  } finally {
    client.release();
  }
}

function recordBody(world: World, checklistHash: string): string {
  return JSON.stringify({
    checklistHash,
    deviceAt: null,
    content: {
      startedAt: '2026-01-01T01:00:00.000Z',
      endedAt: '2026-01-01T02:00:00.000Z',
      place: '示范市城东区东湖路1号 厂区',
      present: { name: '王示范', post: '安全主管', phone: '' },
      certificateShown: true,
      rightsTold: true,
      recusal: 'not-asked-for',
      answers: world.checks.map(({ key }) => ({ key, answer: 'compliant', note: '查阅台账,现场核对一致' })),
      findings: [],
      statement: '以上情况属实。',
      conclusion: '检查30项,均合格。',
      partySignature: { kind: 'signed', name: '王示范' },
    },
  });
}

function row(name: string, product: Measured, direct: Measured): string {
  const ratio = (product.perSecond / direct.perSecond).toFixed(2);
  const show = ({ perSecond, p50Ms, p99Ms }: Measured) =>
    `${perSecond.toFixed(0)}/s p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms`;
  return `| ${name} | ${show(product)} | ${show(direct)} | ${ratio} |`;
}

const ids = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function measureSubmit(address: string, url: string, world: World, pool: pg.Pool): Promise<string> {
  const headers = { cookie: world.inspector, 'content-type': 'application/json' };
  const [first = ''] = world.entered;
  const view = (await (await fetch(`${address}/api/inspections/${first}`, { headers })).json()) as {
    checklistHash: string;
  };
  const body = recordBody(world, view.checklistHash);
  const init = (commandId: string) => ({
    method: 'POST',
    headers: { ...headers, 'idempotency-key': commandId },
    body,
  });
  const commandId = uuidv7();
  const statements = await capture(url, `/api/inspections/${first}/record`, init(commandId));
  const fixed = new Set([world.bureauId]);
  // ids that this request made up: they stand in an insert and nowhere before
  const made = new Set<string>();
  for (const { sql, parameters } of statements)
    if (/^insert into "(inspection_record|finding|command_log)"/.test(sql))
      for (const value of parameters)
        if (typeof value === 'string' && ids.test(value) && !fixed.has(value)) made.add(value);
  const account = statements.find(({ sql }) => sql.startsWith('insert into "command_log"'))?.parameters[2];
  made.delete(String(account));
  made.delete(first);
  const targets = world.entered.slice(20);
  const product = await measure(submits, clients, async (n) => {
    const response = await fetch(`${address}/api/inspections/${targets[n]}/record`, init(uuidv7()));
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  });
  const direct = await measure(submits, clients, (n) => {
    const swap = new Map<unknown, unknown>([...made].map((id) => [id, uuidv7()]));
    swap.set(first, targets[submits + n] ?? '');
    return replay(pool, statements, swap);
  });
  const { rows } = await owner.query<{ count: string }>('select count(*) from inspection_record');
  if (Number(rows[0]?.count) !== submits * 2 + 1) throw new Error(`records: ${rows[0]?.count}`);
  return row(`hand in a record (30 checks), ${clients} clients`, product, direct);
}

async function measureRead(
  name: string,
  path: string,
  times: number,
  context: { address: string; url: string; world: World; pool: pg.Pool },
): Promise<string> {
  const init = { headers: { cookie: context.world.clerk } };
  const statements = await capture(context.url, path, init);
  const product = await measure(times, 4, async () => {
    const response = await fetch(context.address + path, init);
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    await response.arrayBuffer();
  });
  const direct = await measure(times, 4, () => replay(context.pool, statements, new Map()));
  return row(name, product, direct);
}

const folder = mkdtempSync(join(tmpdir(), 'liangma-bench-'));
const database = await openEmbedded({ dataDir: folder });
const owner = new pg.Client({ connectionString: database.url });
const pool = new pg.Pool({
  connectionString: database.url,
  max: clients,
  options: '-c role=liangma_app -c timezone=UTC',
});
let server: Awaited<ReturnType<typeof startServer>> | undefined;
try {
  await migrateToLatest(database.url);
  await owner.connect();
  const built = performance.now();
  const world = await buildWorld(owner, size);
  process.stdout.write(
    `${inspections} inspections, ${size.enterprises} enterprises, built in ${((performance.now() - built) / 1000).toFixed(1)} s\n`,
  );
  server = await startServer(database.url, join(folder, 'server'));
  const context = { address: server.address, url: database.url, world, pool };
  const rows = [
    await measureSubmit(server.address, database.url, world, pool),
    await measureRead('newest 50 inspections', '/api/inspections?limit=50', 400, context),
    await measureRead('newest 50, one state', '/api/inspections?limit=50&state=told', 400, context),
    await measureRead('statistics of a year', '/api/statistics/2025', 12, context),
    await measureRead('records behind a figure', '/api/statistics/2025/metrics/insp.count/records', 40, context),
  ];
  process.stdout.write(
    ['', '| work | product (HTTP) | same SQL through pg | ratio |', '|---|---|---|---|', ...rows, ''].join('\n'),
  );
  process.stdout.write(`server memory after the run: ${memoryMb(server.child.pid)} MB\n`);
} finally {
  await pool.end();
  if (server) {
    const ended = new Promise((resolve) => server?.child.once('exit', resolve));
    server.child.kill('SIGINT');
    await ended;
  }
  await owner.end().catch(() => undefined);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
