/** Requests measured against the same SQL run directly through pg: what the product adds is the ratio. */
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { FieldCommand, FieldEnvelope } from '@liangma/contract/field-commands';
import type { Bench } from './bench-server.ts';
import { capture, type Statement } from './captured.ts';
import { measure, type Measured } from './measure.ts';
import type { World } from './world.ts';

/** Records handed in by one measurement, and how many clients do it at once. */
export const submits = 1500;
const clients = 16;

const reads = [
  { name: 'newest 50 inspections', path: '/api/inspections?limit=50', times: 400 },
  { name: 'newest 50, one state', path: '/api/inspections?limit=50&state=told', times: 400 },
  { name: 'statistics of a year', path: '/api/statistics/2025', times: 12 },
  { name: 'records behind a figure', path: '/api/statistics/2025/metrics/insp.count/records', times: 40 },
];

/** The number that the captured request gave to its audit event; a replay takes the next one of the chain. */
function capturedSeq(statements: readonly Statement[]): unknown {
  return statements.find(({ sql }) => sql.includes('update "audit_head"'))?.parameters[0];
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
      const isChain = sql.includes('"audit_head"');
      const values = parameters.map((value) => (isChain && value === seq ? nextSeq : (swap.get(value) ?? value)));
      const { rows } = await client.query<{ seq?: number }>(sql, values);
      if (sql.includes('from "audit_head"')) nextSeq = (rows[0]?.seq ?? 0) + 1;
    }
  } finally {
    client.release();
  }
}

/** A record of 30 checks as a tablet delivers it. */
export function recordCommand(world: World, checklistHash: string, evidence: readonly EvidenceItem[] = []) {
  return {
    kind: 'record',
    version: 1,
    checklistHash,
    content: {
      startedAt: '2026-01-01T01:00:00.000Z',
      endedAt: '2026-01-01T02:00:00.000Z',
      place: '示范市城东区东湖路1号 厂区',
      present: { name: '王示范', post: '安全主管', phone: '' },
      certificateShown: true,
      rightsTold: true,
      recusal: 'not-asked-for',
      recusalNote: '',
      answers: world.checks.map(({ key }) => ({ key, answer: 'compliant', note: '查阅台账,现场核对一致' })),
      findings: [],
      statement: '以上情况属实。',
      conclusion: '检查30项,均合格。',
      partySignature: { kind: 'signed', name: '王示范' },
      assistantsPresent: [],
      materials: [],
      evidence: [...evidence],
      signing: 'paper',
      signatures: [],
    },
  } satisfies FieldCommand;
}

/** The fingerprint of the checklist that every inspection of the world has. */
export async function checklistHashOf({ address, world }: Bench): Promise<string> {
  const response = await fetch(`${address}/api/inspections/${world.entered[0]}`, {
    headers: { cookie: world.inspector },
  });
  return ((await response.json()) as { checklistHash: string }).checklistHash;
}

function row(name: string, product: Measured, direct: Measured): string {
  const ratio = (product.perSecond / direct.perSecond).toFixed(2);
  const show = ({ perSecond, p50Ms, p99Ms }: Measured) =>
    `${perSecond.toFixed(0)}/s p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms`;
  return `| ${name} | ${show(product)} | ${show(direct)} | ${ratio} |`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids that the captured request made up: they stand in an insert, and nothing in the world has them. */
function madeUp(statements: readonly Statement[], known: ReadonlySet<unknown>): Set<string> {
  const made = new Set<string>();
  for (const { sql, parameters } of statements)
    if (sql.startsWith('insert into'))
      for (const value of parameters)
        if (typeof value === 'string' && uuid.test(value) && !known.has(value)) made.add(value);
  return made;
}

/** A tablet delivers a record of 30 checks: durable, once, audited. */
async function measureDelivery(bench: Bench, pool: pg.Pool): Promise<string> {
  const { address, databaseUrl, world, owner } = bench;
  const checklistHash = await checklistHashOf(bench);
  const command = recordCommand(world, checklistHash);
  const init = (inspectionId: string) => {
    const commandId = uuidv7();
    const envelope: FieldEnvelope = {
      commandId,
      accountId: world.accountId,
      deviceId: world.deviceId,
      inspectionId,
      afterId: null,
      command,
      deviceAt: '2026-01-01T02:00:00.000Z',
      clockOffsetMs: 0,
      clockStamp: '',
    };
    const headers = { cookie: world.inspector, 'content-type': 'application/json', 'idempotency-key': commandId };
    return { method: 'POST', headers, body: JSON.stringify(envelope) };
  };
  const [first = ''] = world.entered;
  const statements = await capture(databaseUrl, '/api/field-commands', init(first));
  const known = new Set<unknown>([world.bureauId, world.accountId, world.deviceId, first]);
  const made = madeUp(statements, known);
  const targets = world.entered.slice(1);
  const product = await measure(submits, clients, async (n) => {
    const response = await fetch(`${address}/api/field-commands`, init(targets[n] ?? ''));
    const receipt = (await response.json()) as { outcome?: string };
    if (receipt.outcome !== 'accepted') throw new Error(`${response.status} ${JSON.stringify(receipt)}`);
  });
  const direct = await measure(submits, clients, (n) => {
    const swap = new Map<unknown, unknown>([...made].map((id) => [id, uuidv7()]));
    swap.set(first, targets[submits + n] ?? '');
    return replay(pool, statements, swap);
  });
  const { rows } = await owner.query<{ count: string }>('select count(*) from inspection_record');
  if (Number(rows[0]?.count) !== submits * 2 + 1) throw new Error(`records: ${rows[0]?.count}`);
  const name = `a tablet delivers a record (30 checks, ${statements.length} statements), ${clients} clients`;
  return row(name, product, direct);
}

/** A page or a figure that the clerk reads. */
async function measureRead(
  bench: Bench,
  pool: pg.Pool,
  read: { name: string; path: string; times: number },
): Promise<string> {
  const { name, path, times } = read;
  const init = { headers: { cookie: bench.world.clerk } };
  const statements = await capture(bench.databaseUrl, path, init);
  const product = await measure(times, 4, async () => {
    const response = await fetch(bench.address + path, init);
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    await response.arrayBuffer();
  });
  const direct = await measure(times, 4, () => replay(pool, statements, new Map()));
  return row(name, product, direct);
}

/** All of them as a table. */
export async function measureRequests(bench: Bench): Promise<string> {
  const pool = new pg.Pool({
    connectionString: bench.databaseUrl,
    max: clients,
    options: '-c role=liangma_app -c timezone=UTC',
  });
  try {
    const rows = [await measureDelivery(bench, pool)];
    for (const read of reads) rows.push(await measureRead(bench, pool, read));
    return ['| work | product (HTTP) | same SQL through pg | ratio |', '|---|---|---|---|', ...rows].join('\n');
  } finally {
    await pool.end();
  }
}
