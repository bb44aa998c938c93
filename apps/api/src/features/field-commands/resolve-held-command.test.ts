// Held commands: who sees and decides them, what each decision does, what follows by itself; over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getHeldCommand,
  listHeldCommands,
  resolveHeldCommand,
  type FieldCommand,
  type HeldDecision,
} from '@liangma/contract/field-commands';
import {
  cancelInspection,
  closeInspection,
  getInspection,
  type InspectionView,
  type RecordContent,
} from '@liangma/contract/inspections';
import {
  enterCommand,
  photo,
  recordCommand,
  signed,
  storedFile,
  tabletOf,
  tellCommand,
  type Tablet,
} from '../../testing/field-scene.ts';
import { auditOf, completeRecord, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;
let head: Caller;
let second: Tablet;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
  head = await app.as('section-head');
  second = await tabletOf(app, head);
});
afterAll(() => app.close());

const failed = (view: InspectionView, more: Partial<RecordContent['findings'][number]> = {}) => ({
  answers: view.checklist.map(({ key }, index) => ({
    key,
    answer: index === 1 ? ('not-compliant' as const) : ('compliant' as const),
    note: '',
  })),
  findings: [
    {
      key: view.checklist[1]?.key ?? '',
      description: '台账缺少三月',
      clause: '条例第十五条',
      handling: 'order' as const,
      dueOn: '2026-07-15',
      isMajor: false,
      ...more,
    },
  ],
});
const viewOf = async (id: string): Promise<InspectionView> =>
  (await scene.inspector.call(getInspection, { params: { inspectionId: id } })).body;
const get = async (commandId: string) => (await scene.leader.call(getHeldCommand, { params: { commandId } })).body;
const resolve = (commandId: string, decision: HeldDecision, caller = scene.leader, more: { commandId?: string } = {}) =>
  caller.call(resolveHeldCommand, { params: { commandId }, body: { decision, reason: '情况属实' }, ...more });
const hold = async (id: string, command: FieldCommand, of = tablet, more: { afterId?: string } = {}) => {
  const { body } = await of.send(id, command, more);
  expect(body.outcome).toBe('held');
  return body.commandId;
};
const outsideWindow = { plannedFrom: '2026-06-16', plannedUntil: '2026-06-19' };

describe('access', () => {
  it('read by the bureau, decided by heads of section and leaders, unknown elsewhere', async () => {
    const view = await scene.entered();
    const id = await hold(view.id, recordCommand(view, { place: '' }));
    const calls = [listHeldCommands, getHeldCommand, resolveHeldCommand];
    const body = { decision: 'discard', reason: '误报' };
    for (const endpoint of calls)
      expect((await app.anonymous.call(endpoint, { params: { commandId: id }, body })).status).toBe(401);
    expect((await resolve(id, 'discard', scene.inspector)).status).toBe(403);
    expect((await resolve(id, 'discard', scene.clerk)).status).toBe(403);
    const stranger = await app.as('leader', await app.otherBureau());
    expect((await stranger.call(listHeldCommands)).body.items).toEqual([]);
    for (const endpoint of [getHeldCommand, resolveHeldCommand]) {
      const real = await stranger.call(endpoint, { params: { commandId: id }, body });
      const madeUp = await stranger.call(endpoint, { params: { commandId: newId() }, body });
      expect(real).toMatchObject({ status: 404, text: madeUp.text });
    }
    expect(await get(id)).toMatchObject({ state: 'open', decisions: ['accept', 'add', 'discard'] });
    expect((await resolve(id, 'discard', head)).status).toBe(200);
  });

  it('a reason is demanded, and it is decided once', async () => {
    const view = await scene.entered();
    const id = await hold(view.id, recordCommand(view, { place: '' }));
    const blank = { params: { commandId: id }, body: { decision: 'accept', reason: ' ' } };
    expect(await scene.leader.call(resolveHeldCommand, blank)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason' }] },
    });
    const commandId = newId();
    const same = await Promise.all([1, 2, 3].map(() => resolve(id, 'accept', scene.leader, { commandId })));
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await resolve(id, 'discard')).toMatchObject({ status: 409, body: { code: 'field/already-resolved' } });
    expect(await get(id)).toMatchObject({
      state: 'accepted',
      decisions: [],
      resolution: { by: 'leader', at: app.deps.clock(), reason: '情况属实' },
    });
  });
});

describe('the list', () => {
  it('open ones first, the oldest at the top; decided ones for 90 days', async () => {
    const before = app.deps.clock();
    const { items: earlier } = (await scene.leader.call(listHeldCommands)).body;
    const view = await scene.entered();
    const old = await hold(view.id, recordCommand(view, { place: '' }));
    await resolve(old, 'discard');
    app.setNow('2026-06-15T02:00:00.000Z');
    const [first, next] = [await hold(view.id, recordCommand(view, { place: '' })), await hold(view.id, tellCommand)];
    const { items } = (await scene.inspector.call(listHeldCommands)).body;
    const fresh = items.filter((item) => !earlier.some(({ commandId }) => commandId === item.commandId));
    expect(fresh).toMatchObject([
      {
        commandId: first,
        kind: 'record',
        by: 'inspector',
        deviceName: '平板一号',
        state: 'open',
        problem: {
          code: 'inspection/record-incomplete',
          errors: [{ code: 'place-missing', detail: '没有填写检查地点' }],
        },
      },
      { commandId: next, kind: 'tell-result', problem: { code: 'inspection/wrong-state' } },
      { commandId: old, state: 'discarded' },
    ]);
    app.setNow('2026-09-20T00:00:00.000Z');
    const later = (await scene.leader.call(listHeldCommands)).body.items.map(({ commandId }) => commandId);
    app.setNow(before);
    expect(later).toContain(first);
    expect(later).not.toContain(old);
  });
});

describe('accepted in spite of the rules', () => {
  it('an entry outside the window keeps what the rules found, who decided and why', async () => {
    const view = await scene.approved(outsideWindow);
    const id = await hold(view.id, enterCommand);
    expect((await resolve(id, 'accept')).status).toBe(200);
    expect(await viewOf(view.id)).toMatchObject({ state: 'entered', visitOn: '2026-06-15', heldCount: 0 });
    const events = await auditOf(app, view.id);
    expect(events.slice(-3)).toMatchObject([
      { action: 'field-command.held', actor: 'inspector', data: { problem: 'inspection/refused-by-rules' } },
      {
        action: 'inspection.entered',
        actor: 'leader',
        data: { reason: '情况属实', findings: [{ rule: 'R22', code: 'outside-window' }], commandId: id },
      },
      {
        action: 'field-command.accepted',
        actor: 'leader',
        data: { authorId: scene.inspector.accountId, reason: '情况属实' },
      },
    ]);
    const entry = await app.ownerDb
      .selectFrom('entry')
      .select('registered_by')
      .where('inspection_id', '=', view.id)
      .executeTakeFirstOrThrow();
    expect(entry.registered_by).toBe(scene.inspector.accountId);
  });

  it('a record that lacks something is kept as incomplete, and is not closed before a complete revision', async () => {
    const view = await scene.entered();
    await resolve(await hold(view.id, recordCommand(view, { place: '' })), 'accept');
    expect(await viewOf(view.id)).toMatchObject({ state: 'recorded', record: { revision: 1, reason: '情况属实' } });
    await tablet.send(view.id, tellCommand);
    const close = () => scene.inspector.call(closeInspection, { params: { inspectionId: view.id } });
    expect(await close()).toMatchObject({ status: 422, body: { code: 'inspection/record-incomplete' } });
    await resolve(await hold(view.id, recordCommand(view)), 'accept');
    expect(await viewOf(view.id)).toMatchObject({ state: 'told', record: { revision: 2 } });
    expect((await close()).status).toBe(200);
  });

  it('a second record becomes a revision, whose findings take the place of the earlier ones', async () => {
    const view = await scene.entered();
    const hash = await storedFile(app, '第二份照片', head);
    await tablet.send(view.id, recordCommand(view, failed(view)));
    const id = await hold(view.id, recordCommand(view, { conclusion: '第二份', evidence: [photo(hash)] }), second);
    expect(await get(id)).toMatchObject({
      by: 'section-head',
      present: { content: { conclusion: '未发现问题' }, recordedBy: 'inspector' },
      command: { content: { conclusion: '第二份' } },
    });
    await resolve(id, 'accept');
    expect(await viewOf(view.id)).toMatchObject({
      state: 'recorded',
      findingCount: 0,
      findings: [],
      record: { revision: 2, reason: '情况属实', recordedBy: 'section-head', content: { conclusion: '第二份' } },
    });
    const revisions = await app.ownerDb
      .selectFrom('inspection_record')
      .select(['revision', 'reason'])
      .where('inspection_id', '=', view.id)
      .orderBy('revision')
      .execute();
    expect(revisions).toEqual([
      { revision: 1, reason: '' },
      { revision: 2, reason: '情况属实' },
    ]);
    const uses = await app.ownerDb
      .selectFrom('inspection_evidence')
      .select('source_kind')
      .where('inspection_id', '=', view.id)
      .execute();
    expect(uses).toEqual([{ source_kind: 'record' }]);
  });

  it('not when somebody has acted upon the orders of the first', async () => {
    const view = await scene.entered();
    await tablet.send(view.id, recordCommand(view, failed(view)));
    const id = await hold(view.id, recordCommand(view, { conclusion: '第二份' }), second);
    const report = {
      kind: 'report-correction',
      version: 1,
      findingNo: 0,
      recordHash: null,
      correctedOn: '2026-06-15',
    } as const;
    const reported = await tablet.send(view.id, { ...report, note: '已补齐', evidence: [] });
    expect(reported.body.outcome).toBe('accepted');
    expect(await resolve(id, 'accept')).toMatchObject({ status: 409, body: { code: 'field/decision-impossible' } });
    expect(await get(id)).toMatchObject({ state: 'open' });
    expect((await viewOf(view.id)).record?.revision).toBe(1);
  });

  it('not what no reason outweighs', async () => {
    const view = await scene.approved();
    const id = await hold(view.id, { kind: 'enter-by-enterprise-code', version: 1, text: '没有代码' });
    expect(await get(id)).toMatchObject({ decisions: ['discard'] });
    expect(await resolve(id, 'accept')).toMatchObject({ status: 409, body: { code: 'field/decision-impossible' } });
    expect((await viewOf(view.id)).state).toBe('approved');
  });
});

describe('kept as an addition, or discarded', () => {
  it('the text of a second record with its evidence and signatures, in the name of its author', async () => {
    const view = await scene.entered();
    const [hash, image] = [await storedFile(app, '照片甲', head), await storedFile(app, '签名甲', head)];
    await tablet.send(view.id, recordCommand(view));
    const content = completeRecord(view, {
      ...failed(view),
      statement: '已知悉',
      evidence: [{ ...photo(hash), checkKey: '#2' }],
    });
    const id = await hold(
      view.id,
      {
        kind: 'record',
        version: 1,
        content: signed(view, content, scene.officerIds, image),
        checklistHash: view.checklistHash,
      },
      second,
    );
    await resolve(id, 'add');
    const after = await viewOf(view.id);
    expect(after).toMatchObject({ state: 'recorded', heldCount: 0, record: { revision: 1 } });
    expect(after.additions).toMatchObject([{ addedBy: 'section-head', addedAt: app.deps.clock() }]);
    expect(after.additions[0]?.evidence.map((item) => item.hash)).toEqual([hash, image, image, image]);
    // the second finding of the record that was not taken is not that of the record
    expect(after.additions[0]?.evidence[0]?.checkKey).toBeNull();
    const text = after.additions[0]?.text ?? '';
    for (const words of ['台账缺少三月', '条例第十五条', '责令改正', '2026年7月15日', '已知悉', '未发现问题'])
      expect(text).toContain(words);
    expect(text).toContain('检查时间：2026年6月15日9时30分至11时00分');
    expect(text).toContain('现场人员：王在场，安全员');
    // every answer with what was asked
    for (const [index, check] of view.checklist.entries())
      expect(text).toContain(`${index + 1}. ${check.text}：${index === 1 ? '不合格' : '合格'}`);
    expect(text).not.toMatch(/\d{4}-\d{2}/);
    // signatures are named as such, in the text and beside their pictures
    expect(text).toContain('被检查单位签名，2026年6月15日11时00分');
    const [, ...pictures] = after.additions[0]?.evidence ?? [];
    expect(pictures.map(({ kind, caption }) => [kind, caption])).toEqual([
      ['signature', '签名：检查人员签名，2026年6月15日11时00分'],
      ['signature', '签名：检查人员签名，2026年6月15日11时00分'],
      ['signature', '签名：被检查单位签名，2026年6月15日11时00分'],
    ]);
  });

  it('after the inspection was cancelled only discarding is left, and nothing of it is gone', async () => {
    const view = await scene.approved();
    const params = { inspectionId: view.id };
    const cancelled = await scene.clerk.call(cancelInspection, { params, body: { reason: '企业停产' } });
    expect(cancelled.status).toBe(200);
    const entry = await hold(view.id, enterCommand);
    const later = await hold(view.id, recordCommand(view), tablet, { afterId: entry });
    expect(await get(entry)).toMatchObject({ decisions: ['discard'], problem: { code: 'inspection/wrong-state' } });
    expect(await resolve(entry, 'add')).toMatchObject({ status: 409, body: { code: 'field/decision-impossible' } });
    expect((await resolve(entry, 'discard')).status).toBe(200);
    expect(await get(entry)).toMatchObject({
      state: 'discarded',
      command: enterCommand,
      resolution: { reason: '情况属实' },
    });
    // what waited for it now waits for its own reason
    expect(await get(later)).toMatchObject({ state: 'open', problem: { code: 'inspection/wrong-state' } });
    expect(await viewOf(view.id)).toMatchObject({ state: 'cancelled', heldCount: 1 });
  });
});
