// The turns of writes over HTTP. The pool of tests has five connections: three writes at once, two of one bureau, one of
// them by tablets. Nothing here measures time: whoever has to wait for what never ends fails by the limit of the test.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverFieldCommand } from '@liangma/contract/field-commands';
import { listCannedTexts, saveCannedTexts } from '@liangma/contract/field-pack';
import { enterCommand, tabletOf } from '../testing/field-scene.ts';
import { inspectionScene, type Scene } from '../testing/inspection-scene.ts';
import { testApp, type Caller, type TestApp } from '../testing/test-app.ts';
import type { Tx } from './scope.ts';

let app: TestApp;
let scene: Scene;
beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

const save = (caller: Caller) =>
  caller.call(saveCannedTexts, { body: { items: [{ use: 'conclusion', text: '合格' }] } });

/** Runs `during` while another connection holds what `lock` took. */
const whileHeld = <T>(lock: (tx: Tx) => Promise<unknown>, during: () => Promise<T>): Promise<T> =>
  app.ownerDb.transaction().execute(async (tx) => {
    await lock(tx);
    return during();
  });

/** So many connections wait for what is held. */
const waiting = (count: number) =>
  expect
    .poll(async () => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(app.ownerDb);
      return rows[0]?.count;
    })
    .toBeGreaterThanOrEqual(count);

const holdInspection = (id: string) => (tx: Tx) =>
  tx.selectFrom('inspection').select('id').where('id', '=', id).forUpdate().execute();

it('writes of one bureau that cannot go on stop neither reads nor the writes of another bureau', async () => {
  const legal = await app.as('legal');
  const theirs = await app.as('legal', await app.otherBureau());
  expect((await save(legal)).status).toBe(200);
  const holdChain = (tx: Tx) =>
    tx.selectFrom('audit_head').select('seq').where('bureau_id', '=', app.bureauId).forUpdate().execute();
  const writes = await whileHeld(holdChain, async () => {
    const stuck = Array.from({ length: 10 }, () => save(legal));
    await waiting(1);
    expect((await save(theirs)).status).toBe(200);
    expect((await legal.call(listCannedTexts)).status).toBe(200);
    return { stuck };
  });
  for (const { status } of await Promise.all(writes.stuck)) expect(status).toBe(200);
});

it('what tablets hand in leaves a turn to whoever waits at a screen of the same bureau', async () => {
  const view = await scene.approved();
  const tablet = await tabletOf(app, scene.inspector);
  const legal = await app.as('legal');
  const handIns = await whileHeld(holdInspection(view.id), async () => {
    const stuck = Array.from({ length: 8 }, () => tablet.send(view.id, enterCommand));
    await waiting(1);
    expect((await save(legal)).status).toBe(200);
    return { stuck };
  });
  for (const { body } of await Promise.all(handIns.stuck)) expect(body.outcome).toBe('accepted');
});

it('what a tablet handed in and went away from is dropped while it waits, and taken in when it comes again', async () => {
  const view = await scene.approved();
  const tablet = await tabletOf(app, scene.inspector);
  const envelope = tablet.envelope(view.id, enterCommand);
  const gone = new AbortController();
  let wasRead = () => {};
  const read = new Promise<void>((resolve) => (wasRead = resolve));
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(JSON.stringify(envelope)));
      controller.close();
      wasRead();
    },
  });
  const first = await whileHeld(holdInspection(view.id), async () => {
    const running = tablet.send(view.id, enterCommand);
    await waiting(1);
    const init = {
      method: 'POST',
      headers: { host: 'liangma.test', cookie: scene.inspector.cookie, 'content-type': 'application/json' },
      body,
      duplex: 'half',
      signal: gone.signal,
    };
    const dropped = app.request(`/api${deliverFieldCommand.path}`, init as RequestInit);
    await read;
    await new Promise((resolve) => setImmediate(resolve));
    gone.abort();
    expect((await dropped).status).toBe(503);
    return { running };
  });
  expect((await first.running).body.outcome).toBe('accepted');
  const known = await app.ownerDb
    .selectFrom('command_log')
    .select('command_id')
    .where('command_id', '=', envelope.commandId)
    .execute();
  expect(known).toEqual([]);
  expect((await tablet.deliver(envelope)).body.outcome).toBe('accepted');
});
