// Whoever waits for the lock on an inspection acts on what the one before has left, matters and officers included.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setVisible, type Ctx } from '../../db/scope.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertOfficer } from '../../testing/rows.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';
import { changeInspection, lockInspection, setOfficers } from './inspection-store.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

const isWaiting = async () => {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(app.ownerDb);
  return rows.length > 0;
};

it('sees officers that were changed while it waited', async () => {
  const { id } = await scene.approved();
  const replacement = await insertOfficer(app.ownerDb, app.bureauId);
  const ctx: Ctx = { bureauId: app.bureauId, actor: null, now: app.deps.clock(), requestId: newId(), origin: '' };
  const lock = () =>
    app.deps.db.transaction().execute(async (tx) => {
      await setVisible(tx, app.bureauId);
      return lockInspection(tx, ctx, id);
    });
  let waiting: ReturnType<typeof lock> | undefined;
  await app.deps.db.transaction().execute(async (tx) => {
    await setVisible(tx, app.bureauId);
    const { row } = await lockInspection(tx, ctx, id);
    waiting = lock();
    await expect.poll(isWaiting).toBe(true);
    await setOfficers(tx, ctx, id, [{ officerId: replacement, certificateNo: 'C9' }]);
    await changeInspection(tx, row, { is_surprise: true });
  });
  const after = await waiting;
  expect(after?.core.officerIds).toEqual([replacement]);
  expect(after?.row.is_surprise).toBe(true);
});
