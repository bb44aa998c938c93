// The audit log over HTTP, and what an owner of the database could do to it: every tampering is named.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSection, listAuditEvents } from '@liangma/contract/bureaus';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';
import { verifyAuditChain } from './public.ts';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** A bureau with so many events in its log. */
async function bureauWithEvents(count: number): Promise<string> {
  const bureauId = await app.otherBureau();
  const admin = await app.as('administrator', bureauId);
  for (let n = 1; n <= count; n += 1) await admin.call(createSection, { body: { name: `科室${n}`, sort: n } });
  return bureauId;
}

/** What somebody with all rights on the database could do, triggers or not. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table audit_event disable trigger audit_event_final`.execute(app.ownerDb);
  await statement.execute(app.ownerDb);
  await sql`alter table audit_event enable trigger audit_event_final`.execute(app.ownerDb);
}

describe('list-audit-events', () => {
  it('shows the newest first, in pages, to those who may', async () => {
    const bureauId = await bureauWithEvents(3);
    expect((await app.anonymous.call(listAuditEvents)).status).toBe(401);
    const clerk = await app.as('clerk', bureauId);
    expect((await clerk.call(listAuditEvents)).body.code).toBe('session/forbidden');
    const legal = await app.as('legal', bureauId);
    const first = await legal.call(listAuditEvents, { query: { limit: 2 } });
    expect(first.body.items.map((event) => [event.seq, event.action, event.actor])).toEqual([
      [3, 'section.created', 'administrator'],
      [2, 'section.created', 'administrator'],
    ]);
    expect(first.body.total).toEqual({ count: 3, atLeast: false });
    const second = await legal.call(listAuditEvents, { query: { limit: 2, cursor: first.body.nextCursor ?? '' } });
    expect(second.body.items.map((event) => event.seq)).toEqual([1]);
    const subjectId = first.body.items[0]?.subjectId ?? '';
    const ofOne = await legal.call(listAuditEvents, { query: { subjectId } });
    expect(ofOne.body.items.map((event) => event.seq)).toEqual([3]);
    const stranger = await app.as('legal');
    expect((await stranger.call(listAuditEvents, { query: { subjectId } })).body.items).toEqual([]);
  });
});

describe('verifyAuditChain', () => {
  it('holds as written, also for a bureau without events', async () => {
    const bureauId = await bureauWithEvents(4);
    expect(await verifyAuditChain(app.deps.db, bureauId)).toMatchObject({ verified: 4, broken: null });
    expect(await verifyAuditChain(app.deps.db, await app.otherBureau())).toMatchObject({ verified: 0, broken: null });
    expect(await verifyAuditChain(app.deps.db, newId())).toMatchObject({ verified: 0, broken: null });
  });

  it('cannot be changed by the application at all', async () => {
    const bureauId = await bureauWithEvents(1);
    await expect(
      sql`update audit_event set actor = 'x' where bureau_id = ${bureauId}`.execute(app.deps.db),
    ).rejects.toThrow(/permission denied/);
    await expect(sql`delete from audit_event`.execute(app.deps.db)).rejects.toThrow(/permission denied/);
    await expect(sql`update audit_event set actor = 'x'`.execute(app.ownerDb)).rejects.toThrow(/never changed/);
  });

  const tamperings: [string, (bureauId: string) => ReturnType<typeof sql>, object][] = [
    [
      'one byte of a hash',
      (id) =>
        sql`update audit_event set hash = set_byte(hash, 5, (get_byte(hash, 5) + 1) % 256) where bureau_id = ${id} and seq = 3`,
      { seq: 3, reason: 'changed' },
    ],
    [
      'the content of an event',
      (id) => sql`update audit_event set data = '{"name": "另一个"}' where bureau_id = ${id} and seq = 2`,
      { seq: 2, reason: 'changed' },
    ],
    [
      'who did it',
      (id) => sql`update audit_event set actor = '别人' where bureau_id = ${id} and seq = 1`,
      { seq: 1, reason: 'changed' },
    ],
    [
      'an event taken out',
      (id) => sql`delete from audit_event where bureau_id = ${id} and seq = 2`,
      { seq: 2, reason: 'missing' },
    ],
    [
      'a link to another past',
      (id) => sql`update audit_event set previous_hash = hash where bureau_id = ${id} and seq = 3`,
      { seq: 3, reason: 'cut' },
    ],
    [
      'the last event taken away',
      (id) => sql`delete from audit_event where bureau_id = ${id} and seq = 4`,
      { seq: 4, reason: 'end' },
    ],
  ];
  for (const [name, statement, broken] of tamperings)
    it(`names ${name}`, async () => {
      const bureauId = await bureauWithEvents(4);
      await tamper(statement(bureauId));
      expect((await verifyAuditChain(app.deps.db, bureauId)).broken).toEqual(broken);
    });
});
