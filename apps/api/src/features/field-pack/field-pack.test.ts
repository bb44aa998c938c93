// The field pack over HTTP: a snapshot, then changes; nothing slips behind the cursor, nothing of others comes along.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getEnterpriseCode } from '@liangma/contract/enterprises';
import { getFieldPack } from '@liangma/contract/field-pack';
import { getInspection, type InspectionFields } from '@liangma/contract/inspections';
import { verifyDeviceStamp } from '../../codes/device-stamp.ts';
import { appendAudit } from '../../db/audit.ts';
import { setVisible } from '../../db/scope.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertEnterprise, insertOfficer, insertSection } from '../../testing/rows.ts';
import { Tablet } from '../../testing/tablet.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

const start = '2026-06-15T01:00:00.000Z';

let app: TestApp;
let scene: Scene;
beforeAll(async () => {
  app = await testApp(start);
  scene = await inspectionScene(app);
});
afterAll(() => app.close());
beforeEach(() => app.setNow(start));

/** An approved inspection of a firm of its own, so that no cap stands between the tests. */
const approved = async (more: Partial<InspectionFields> = {}) =>
  scene.approved({ enterpriseId: await insertEnterprise(app.ownerDb, app.bureauId), ...more });

/** An event without a change, for what has no verb here. */
const event = (subjectKind: string, subjectId: string | null, action: string, data: Record<string, unknown> = {}) =>
  app.ownerDb.transaction().execute(async (tx) => {
    await setVisible(tx, '*');
    const ctx = { bureauId: app.bureauId, actor: null, now: start, requestId: 'test', origin: '' };
    await appendAudit(tx, ctx, [{ action, subjectKind, subjectId, data }]);
  });

describe('the snapshot', () => {
  it('holds my inspections, the register and the bureau; a second fetch is empty', async () => {
    const { id, enterpriseId } = await approved();
    const tablet = await Tablet.setUp(scene.inspector);
    const [first] = await tablet.sync();
    expect(first?.reset).toBe(true);
    const item = tablet.inspections.get(id);
    const view = await scene.inspector.call(getInspection, { params: { inspectionId: id } });
    expect(item?.view).toEqual(view.body);
    expect(tablet.enterprises.get(enterpriseId)).toMatchObject({
      name: '示范市测试有限公司',
      pinyin: 'shi fan shi ce shi you xian gong si',
      status: 'active',
    });
    expect(tablet.enterprises.size).toBe(await countEnterprises());
    expect(tablet.bureau).toMatchObject({
      name: '示范市工业和信息化局',
      entrustedBy: null,
      documentPrefix: '示工信',
      origin: 'http://liangma.test',
    });
    const [empty, ...none] = await tablet.sync();
    expect(none).toEqual([]);
    expect(empty).toMatchObject({ reset: false, upserts: [], deletes: [], hasMore: false });
  });

  it('carries the secret of an inspection code and no more than the hash of an enterprise code', async () => {
    const { id, enterpriseId } = await approved();
    const tablet = await Tablet.setUp(scene.inspector);
    const pages = await tablet.sync();
    const { code_secret: secret } = await app.ownerDb
      .selectFrom('inspection')
      .select('code_secret')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(tablet.inspections.get(id)?.codeSecret).toBe(secret?.toString('base64url'));
    const { body } = await scene.inspector.call(getEnterpriseCode, { params: { enterpriseId } });
    const token = body.url.slice(body.url.lastIndexOf('/') + 1);
    const hash = createHash('sha256').update(token).digest('hex');
    expect(tablet.inspections.get(id)?.enterpriseCodeHash).toBe(hash);
    expect(JSON.stringify(pages)).not.toContain(token);
  });

  it('is stamped with the time of the server, for this tablet alone', async () => {
    const tablet = await Tablet.setUp(scene.inspector);
    const { now, stamp } = await tablet.page();
    const { code_secret: secret } = await app.ownerDb
      .selectFrom('bureau')
      .select('code_secret')
      .where('id', '=', app.bureauId)
      .executeTakeFirstOrThrow();
    expect(now).toBe(start);
    expect(verifyDeviceStamp(secret, tablet.deviceId, stamp)).toBe(start);
    expect(verifyDeviceStamp(secret, newId(), stamp)).toBeNull();
  });

  it('has nothing of drafts, of others, of other bureaus, and nobody without tablets gets one', async () => {
    const { id: draft } = await scene.drafted({ enterpriseId: await insertEnterprise(app.ownerDb, app.bureauId) });
    const officers = [await insertOfficer(app.ownerDb, app.bureauId), await insertOfficer(app.ownerDb, app.bureauId)];
    const { id: ofOthers } = await approved({ officerIds: officers });
    const tablet = await Tablet.setUp(scene.inspector);
    await tablet.sync();
    expect([...tablet.inspections.keys()]).not.toContain(draft);
    expect([...tablet.inspections.keys()]).not.toContain(ofOthers);
    const theirs = await Tablet.setUp(await app.as('inspector', await app.otherBureau()));
    await theirs.sync();
    expect(theirs.inspections.size).toBe(0);
    expect(theirs.enterprises.size).toBe(0);
    for (const role of ['supervisor', 'clerk', 'leader', 'legal', 'administrator'] as const) {
      const caller = await app.as(role);
      const answer = await caller.call(getFieldPack, { query: { deviceId: tablet.deviceId } });
      expect(answer.body.code, role).toBe('session/forbidden');
      const elsewhere = { query: { deviceId: tablet.deviceId }, headers: { 'x-bureau': app.bureauId } };
      expect((await caller.call(getFieldPack, elsewhere)).body.code, role).toBe('session/forbidden');
    }
  });

  it('of a head of section has the inspections of the section, whoever is sent', async () => {
    const sectionId = await insertSection(app.ownerDb, app.bureauId);
    const head = await app.as('section-head');
    const tablet = await Tablet.setUp(head);
    const { id } = await approved({ sectionId });
    await tablet.sync();
    expect(tablet.inspections.has(id)).toBe(false);
    await app.ownerDb.updateTable('account').set({ section_id: sectionId }).where('id', '=', head.accountId).execute();
    // the account sees something else than before: what the tablet has is worth nothing
    const [page] = await tablet.sync();
    expect(page?.reset).toBe(true);
    expect([...tablet.inspections.keys()]).toEqual([id]);
  });
});

async function countEnterprises(): Promise<number> {
  const { count } = await app.ownerDb
    .selectFrom('enterprise')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('bureau_id', '=', app.bureauId)
    .executeTakeFirstOrThrow();
  return count;
}

describe('the cursor', () => {
  it('begins anew when it is of another kind, of another account, or ahead of the bureau', async () => {
    const tablet = await Tablet.setUp(scene.inspector);
    await tablet.sync();
    const good = tablet.cursor;
    const head = await Tablet.setUp(await app.as('section-head'));
    await head.sync();
    const ahead = good.replace(/~\d+~/, '~999999999~');
    for (const cursor of ['garbage', '~~~~', good.replace(/^2/, '1'), ahead, head.cursor, good.slice(0, -3)]) {
      tablet.cursor = cursor;
      expect((await tablet.page()).reset, cursor).toBe(true);
    }
    tablet.cursor = good;
    expect((await tablet.page()).reset).toBe(false);
  });

  it('lets nothing slip behind it: a change that commits late has a later number', async () => {
    const [late, early] = [await approved(), await approved()];
    const tablet = await Tablet.setUp(scene.inspector);
    await tablet.sync();
    const ctx = { bureauId: app.bureauId, actor: null, now: start, requestId: 'test', origin: '' };
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const { promise: hasWritten, resolve: written } = Promise.withResolvers<void>();
    const change = (id: string, note: string, wait: Promise<void>, done?: () => void) =>
      app.deps.db.transaction().execute(async (tx) => {
        await setVisible(tx, app.bureauId);
        await tx.updateTable('inspection').set({ ground_note: note }).where('id', '=', id).execute();
        await appendAudit(tx, ctx, [{ action: 'inspection.updated', subjectKind: 'inspection', subjectId: id }]);
        done?.();
        await wait;
      });
    // the first has its number and is not committed; the second cannot get one before
    const first = change(late.id, '先写后提交', mayCommit, written);
    await hasWritten;
    let isSecondDone = false;
    const second = change(early.id, '后写先提交', Promise.resolve()).then(() => {
      isSecondDone = true;
    });
    await waitForLock();
    const [between] = await tablet.sync();
    expect(isSecondDone).toBe(false);
    expect(between).toMatchObject({ upserts: [], deletes: [] });
    commit();
    await Promise.all([first, second]);
    await tablet.sync();
    expect(tablet.inspections.get(late.id)?.view.fields.groundNote).toBe('先写后提交');
    expect(tablet.inspections.get(early.id)?.view.fields.groundNote).toBe('后写先提交');
  });

  it('pages 2,000 enterprises in portions, with the changes that come in between', async () => {
    await insertBulk(2_000);
    const tablet = await Tablet.setUp(scene.inspector);
    await tablet.page();
    const first = await tablet.page();
    const rows = first.upserts.flatMap((item) => (item.kind === 'enterprises' ? item.rows : []));
    expect(rows).toHaveLength(500);
    expect(first.hasMore).toBe(true);
    // a firm of the page that is already here, and an inspection
    const [row] = rows;
    await app.ownerDb
      .updateTable('enterprise')
      .set({ name: '翻页时改名' })
      .where('id', '=', row?.id ?? '')
      .execute();
    await event('enterprise', row?.id ?? '', 'enterprise.updated');
    const { id, enterpriseId } = await approved();
    await event('enterprise', enterpriseId, 'enterprise.created');
    await tablet.sync();
    await tablet.sync();
    expect(tablet.enterprises.size).toBe(await countEnterprises());
    expect(tablet.enterprises.get(row?.id ?? '')?.name).toBe('翻页时改名');
    expect(tablet.inspections.has(id)).toBe(true);
  });
});

/** A large register. */
async function insertBulk(count: number): Promise<void> {
  await sql`
    insert into enterprise (id, bureau_id, credit_code, name, subject, status, search_text, search_pairs, created_at, updated_at)
    select gen_random_uuid(), ${app.bureauId}::uuid, upper(substr(md5(n::text), 1, 18)), '批量企业' || n, 'enterprise',
      'active', '', '{}', ${start}::timestamptz, ${start}::timestamptz
    from generate_series(1, ${count}::int) as n`.execute(app.ownerDb);
}

/** Until some transaction waits for a lock. */
async function waitForLock(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where not granted`.execute(app.ownerDb);
    if (rows.length > 0) return;
  }
}
