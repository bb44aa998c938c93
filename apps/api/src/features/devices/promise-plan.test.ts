// What a tablet promised is looked up by key, however many commands the log holds.
import { sql, type KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readScoped, type Tx } from '../../db/scope.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { setUpTablet } from '../../testing/tablet.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { listDeviceRows } from './device-store.ts';
import { listOutstanding, noteArrived } from './promise-store.ts';

let app: TestApp;
let scene: Scene;
let deviceId: string;
beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  deviceId = await setUpTablet(await app.as('inspector'), '一号平板');
  const { accountId } = scene.inspector;
  const { id } = await scene.approved();
  await sql`insert into command_log (command_id, bureau_id, account_id, endpoint, request_hash, response, at)
    select gen_random_uuid(), ${app.bureauId}::uuid, ${accountId}::uuid, 'deliver-field-command', '\\x00', '{}', now()
    from generate_series(1, 30000)`.execute(app.ownerDb);
  await sql`insert into device_promise (bureau_id, device_id, account_id, kind, item, inspection_id, promised_at)
    select ${app.bureauId}::uuid, ${deviceId}::uuid, ${accountId}::uuid, 'command', gen_random_uuid(), ${id}::uuid, now()
    from generate_series(1, 2000)`.execute(app.ownerDb);
  await sql`analyze command_log, device_promise`.execute(app.ownerDb);
});
afterAll(() => app.close());

/** The plans of all queries that `ask` sends. */
function plansOf(ask: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const explaining: KyselyPlugin = {
    transformQuery: ({ node }) => ({ ...node, explain: { kind: 'ExplainNode' } }),
    transformResult: ({ result }) => {
      lines.push(...result.rows.map((row) => String(row['QUERY PLAN'])));
      return Promise.resolve({ ...result, rows: [] });
    },
  };
  return readScoped(app.deps.db, app.bureauId, async (tx) => {
    await ask(tx.withPlugin(explaining));
    return lines;
  });
}

it.each([
  ['taking a queue in', (tx: Tx) => noteArrived(tx, ctx(), { deviceId, accountId: scene.inspector.accountId })],
  ['the list of tablets', (tx: Tx) => listDeviceRows(tx, ctx())],
  ['what one of them owes', (tx: Tx) => listOutstanding(tx, ctx(), deviceId)],
])('%s', async (_name, ask) => {
  const plan = await plansOf(ask);
  expect(plan.join('\n')).toContain('command_log_pkey');
  expect(plan.filter((line) => line.includes('Seq Scan on command_log'))).toEqual([]);
});

const ctx = () => ({
  bureauId: app.bureauId,
  actor: null,
  now: app.deps.clock(),
  requestId: '',
  origin: '',
});
