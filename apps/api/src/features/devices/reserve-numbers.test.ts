// Official numbers for tablets over HTTP: no two tablets get the same one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reserveNumbers } from '@liangma/contract/devices';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { setUpTablet } from '../../testing/tablet.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

const start = '2026-06-15T01:00:00.000Z';

let app: TestApp;
let scene: Scene;
beforeAll(async () => {
  app = await testApp(start);
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

/** The inspector, logged in anew: revoking a tablet ends the sessions on it. */
const inspector = () => app.as('inspector');

/** A tablet that is set up for the inspector, or for who is named. */
const tablet = async (name = '一号平板', by?: Caller) => setUpTablet(by ?? (await inspector()), name);

const auditOf = (subjectId: string) =>
  app.ownerDb
    .selectFrom('audit_event')
    .select(['action', 'data'])
    .where('subject_id', '=', subjectId)
    .orderBy('seq')
    .execute();

describe('numbers', () => {
  type Kind = 'sampling' | 'result-notice' | 'correction-order';

  async function reserveIn(deviceId: string, count: number, year: number) {
    const body = { kind: 'correction-order', count, year };
    const answer = await (await inspector()).call(reserveNumbers, { params: { deviceId }, body });
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  }

  async function reserve(deviceId: string, count: number, kind: Kind = 'correction-order', commandId?: string) {
    const input = { params: { deviceId }, body: { kind, count }, ...(commandId ? { commandId } : {}) };
    const answer = await (await inspector()).call(reserveNumbers, input);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  }

  it('are whole official numbers of the kind, one after another, and audited', async () => {
    const deviceId = await tablet();
    expect(await reserve(deviceId, 2, 'sampling')).toEqual({
      kind: 'sampling',
      year: 2026,
      numbers: ['示工信抽样〔2026〕1号', '示工信抽样〔2026〕2号'],
    });
    expect((await reserve(deviceId, 1, 'result-notice')).numbers).toEqual(['示工信告知〔2026〕1号']);
    expect((await reserve(deviceId, 1, 'sampling')).numbers).toEqual(['示工信抽样〔2026〕3号']);
    expect((await auditOf(deviceId)).at(-1)).toMatchObject({
      action: 'device.numbers-reserved',
      data: { kind: 'sampling', first: '示工信抽样〔2026〕3号', last: '示工信抽样〔2026〕3号', count: 1 },
    });
  });

  it('never overlap, however many tablets ask at once', async () => {
    const tablets = await Promise.all(Array.from({ length: 6 }, () => tablet()));
    const answers = await Promise.all(tablets.flatMap((id) => [reserve(id, 7), reserve(id, 5)]));
    const numbers = answers.flatMap((answer) => answer.numbers);
    expect(numbers).toHaveLength(72);
    expect(new Set(numbers).size).toBe(72);
  });

  it('are the same for a repeat of the command', async () => {
    const deviceId = await tablet();
    const commandId = newId();
    const [one, two] = [
      await reserve(deviceId, 3, 'sampling', commandId),
      await reserve(deviceId, 3, 'sampling', commandId),
    ];
    expect(two).toEqual(one);
  });

  it('are at most 50 unused of a kind on one tablet, also for requests at once', async () => {
    const deviceId = await tablet();
    const answers = await Promise.all([reserve(deviceId, 40), reserve(deviceId, 40), reserve(deviceId, 40)]);
    expect(answers.reduce((sum, { numbers }) => sum + numbers.length, 0)).toBe(50);
    expect((await reserve(deviceId, 1)).numbers).toEqual([]);
    expect((await reserve(deviceId, 1, 'sampling')).numbers).toHaveLength(1);
    const [used = ''] = answers.flatMap(({ numbers }) => numbers);
    await app.ownerDb
      .insertInto('inspection_document')
      .values({
        id: newId(),
        bureau_id: app.bureauId,
        inspection_id: (await scene.drafted()).id,
        kind: 'correction-order',
        number: used,
        content: '{}',
        content_hash: '0',
        written_by: scene.inspector.accountId,
        written_at: start,
        device_at: null,
        signatures: '[]',
      })
      .execute();
    expect((await reserve(deviceId, 9)).numbers).toHaveLength(1);
  });

  it('of the next year are given in December alone, of another year never, and go on after the turn', async () => {
    const deviceId = await tablet();
    // 30 November 23:59:59.999 and 1 December 00:00 in Asia/Shanghai
    app.setNow('2028-11-30T15:59:59.999Z');
    expect(await reserveIn(deviceId, 2, 2029)).toEqual({ kind: 'correction-order', year: 2029, numbers: [] });
    app.setNow('2028-11-30T16:00:00.000Z');
    const ahead = await reserveIn(deviceId, 2, 2029);
    expect(ahead.numbers).toEqual(['示工信责改〔2029〕1号', '示工信责改〔2029〕2号']);
    expect((await reserveIn(deviceId, 1, 2028)).numbers).toEqual(['示工信责改〔2028〕1号']);
    expect((await reserve(deviceId, 1)).numbers).toEqual(['示工信责改〔2028〕2号']);
    for (const year of [2027, 2030]) expect((await reserveIn(deviceId, 1, year)).numbers).toEqual([]);
    app.setNow('2028-12-31T15:59:59.999Z');
    expect((await reserveIn(deviceId, 50, 2029)).numbers).toHaveLength(48);
    app.setNow('2028-12-31T16:00:00.000Z');
    // asked for in the old year and heard of in the new one
    expect((await reserveIn(deviceId, 1, 2028)).numbers).toEqual([]);
    expect((await reserveIn(deviceId, 1, 2030)).numbers).toEqual([]);
    expect((await reserveIn(await tablet(), 1, 2029)).numbers).toEqual(['示工信责改〔2029〕51号']);
    app.setNow(start);
  });

  it('begin at 1 in a new official year', async () => {
    const deviceId = await tablet();
    app.setNow('2026-12-31T15:59:59.000Z');
    const old = await reserve(deviceId, 1);
    app.setNow('2026-12-31T16:00:00.000Z');
    const fresh = await reserve(deviceId, 50);
    app.setNow(start);
    expect(old.numbers[0]).toContain('〔2026〕');
    expect(fresh.year).toBe(2027);
    expect(fresh.numbers[0]).toBe('示工信责改〔2027〕1号');
  });
});
