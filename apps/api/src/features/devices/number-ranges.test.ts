// The register of reserved numbers over HTTP: what became of each, and the rest declared void.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reserveNumbers, revokeDevice } from '@liangma/contract/devices';
import { listNumberRanges, voidNumberRange } from '@liangma/contract/number-ranges';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { setUpTablet } from '../../testing/tablet.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

const start = '2026-06-15T01:00:00.000Z';
const reason = '平板在示范路遗失';

let app: TestApp;
let scene: Scene;
let clerk: Caller;
let otherBureau: string;
beforeAll(async () => {
  app = await testApp(start);
  scene = await inspectionScene(app);
  clerk = await app.as('clerk');
  otherBureau = await app.otherBureau();
});
afterAll(() => app.close());
beforeEach(() => app.setNow(start));

/** A tablet with three numbers of orders. */
async function tabletWithNumbers() {
  const inspector = await app.as('inspector');
  const deviceId = await setUpTablet(inspector, '一号平板');
  const body = { kind: 'correction-order', count: 3 };
  const { numbers } = (await inspector.call(reserveNumbers, { params: { deviceId }, body })).body;
  return { deviceId, numbers, rangeId: (await rangeOf(deviceId))?.id ?? '' };
}

async function rangeOf(deviceId: string, by: Caller = clerk) {
  const { body } = await by.call(listNumberRanges);
  return body.items.find((range) => range.deviceId === deviceId);
}

const statesOf = async (deviceId: string) => (await rangeOf(deviceId))?.numbers.map(({ state }) => state);

const revoke = async (deviceId: string) =>
  (await app.as('administrator')).call(revokeDevice, { params: { deviceId }, body: { reason: '遗失' } });

const voidRest = (rangeId: string, by: Caller = clerk, commandId?: string) =>
  by.call(voidNumberRange, { params: { rangeId }, body: { reason }, ...(commandId ? { commandId } : {}) });

/** A document carries the number. */
async function use(number: string): Promise<string> {
  const { id } = await scene.drafted();
  await app.ownerDb
    .insertInto('inspection_document')
    .values({
      id: newId(),
      bureau_id: app.bureauId,
      inspection_id: id,
      kind: 'correction-order',
      number,
      content: '{}',
      content_hash: '0',
      written_by: scene.inspector.accountId,
      written_at: start,
      device_at: null,
      signatures: '[]',
    })
    .execute();
  return id;
}

const voidings = (deviceId: string) =>
  app.ownerDb
    .selectFrom('audit_event')
    .select('data')
    .where('subject_id', '=', deviceId)
    .where('action', '=', 'device.numbers-voided')
    .execute();

describe('the register', () => {
  it('shows range, tablet and what became of each number, newest first, by year and kind, page by page', async () => {
    const [older, newer] = [await tabletWithNumbers(), await tabletWithNumbers()];
    const inspectionId = await use(older.numbers[1] ?? '');
    const { body } = await clerk.call(listNumberRanges, { query: { year: 2026, kind: 'correction-order' } });
    expect(body.items.map(({ deviceId }) => deviceId)).toEqual([newer.deviceId, older.deviceId]);
    expect(body.items[1]).toMatchObject({
      kind: 'correction-order',
      year: 2026,
      deviceName: '一号平板',
      reservedAt: start,
      numbers: [
        { number: older.numbers[0], state: 'free', inspectionId: null },
        { number: older.numbers[1], state: 'used', inspectionId },
        { number: older.numbers[2], state: 'free', inspectionId: null },
      ],
      voided: null,
      isVoidable: false,
    });
    const none = await Promise.all(
      [{ year: 2025 }, { kind: 'sampling' }].map((query) => clerk.call(listNumberRanges, { query })),
    );
    expect(none.map((answer) => answer.body.total.count)).toEqual([0, 0]);
    const first = await clerk.call(listNumberRanges, { query: { limit: 1 } });
    const query = { limit: 1, cursor: first.body.nextCursor ?? '' };
    expect((await clerk.call(listNumberRanges, { query })).body.items[0]?.deviceId).toBe(older.deviceId);
  });

  it('of another bureau has none of ours', async () => {
    const { deviceId } = await tabletWithNumbers();
    expect(await rangeOf(deviceId, await app.as('clerk', otherBureau))).toBeUndefined();
  });
});

describe('the rest of a range', () => {
  it('is not void while its tablet is in use and its year runs, nor for those who may not, nor elsewhere', async () => {
    const { rangeId, deviceId } = await tabletWithNumbers();
    const early = await voidRest(rangeId);
    expect([early.status, early.body.code]).toEqual([409, 'device/numbers-in-use']);
    for (const role of ['inspector', 'section-head', 'leader', 'supervisor'] as const)
      expect((await voidRest(rangeId, await app.as(role))).body.code, role).toBe('session/forbidden');
    const theirs = await app.as('clerk', otherBureau);
    const [foreign, unknown] = [await voidRest(rangeId, theirs), await voidRest(newId(), theirs)];
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(unknown.text);
    expect(await statesOf(deviceId)).toEqual(['free', 'free', 'free']);
    expect(await voidings(deviceId)).toEqual([]);
  });

  it('of a revoked tablet is declared void once, with the reason; what a document carries stays used', async () => {
    const { rangeId, deviceId, numbers } = await tabletWithNumbers();
    await use(numbers[0] ?? '');
    await revoke(deviceId);
    expect((await rangeOf(deviceId))?.isVoidable).toBe(true);
    const commandId = newId();
    for (let times = 0; times < 2; times += 1)
      expect((await voidRest(rangeId, clerk, commandId)).body).toEqual({ voided: 2 });
    expect((await voidRest(rangeId)).body).toEqual({ voided: 0 });
    expect(await rangeOf(deviceId)).toMatchObject({
      numbers: [{ state: 'used' }, { state: 'void' }, { state: 'void' }],
      voided: { at: start, by: 'clerk', reason },
      isVoidable: false,
    });
    expect(await voidings(deviceId)).toMatchObject([
      { data: { kind: 'correction-order', numbers: numbers.slice(1), reason } },
    ]);
    // a document from the file of the lost tablet comes after all
    await use(numbers[2] ?? '');
    expect(await statesOf(deviceId)).toEqual(['used', 'void', 'used']);
  });

  it('of a year that is over is void without revoking the tablet; of a range that was used up nothing is', async () => {
    const [left, usedUp] = [await tabletWithNumbers(), await tabletWithNumbers()];
    for (const number of usedUp.numbers) await use(number);
    app.setNow('2026-12-31T16:00:00.000Z');
    expect((await voidRest(left.rangeId)).body).toEqual({ voided: 3 });
    expect((await voidRest(usedUp.rangeId)).body).toEqual({ voided: 0 });
    expect((await rangeOf(usedUp.deviceId))?.voided).toBeNull();
  });
});
