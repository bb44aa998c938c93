// What each command of a tablet does, and what the rules refuse of it, over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldCommand } from '@liangma/contract/field-commands';
import { getInspection, type InspectionView, type RecordContent } from '@liangma/contract/inspections';
import { enterCommand, photo, signed, storedFile, tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { auditOf, completeRecord, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertMatter } from '../../testing/rows.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
});
afterAll(() => app.close());

const record = (view: InspectionView, content: RecordContent): FieldCommand => ({
  kind: 'record',
  version: 1,
  content,
  checklistHash: view.checklistHash,
});
const viewOf = async (id: string): Promise<InspectionView> => {
  const answer = await scene.inspector.call(getInspection, { params: { inspectionId: id } });
  expect(answer.status).toBe(200);
  return answer.body;
};
const accepted = async (id: string, command: FieldCommand, of = tablet) => {
  const answer = await of.send(id, command);
  expect(answer.body).toMatchObject({ outcome: 'accepted', problem: null });
};
/** The code of the refusal and of its errors. */
const held = async (id: string, command: FieldCommand, of = tablet): Promise<string[]> => {
  const { body } = await of.send(id, command);
  expect(body.outcome).toBe('held');
  return [body.problem?.code ?? '', ...(body.problem?.errors ?? []).map(({ code }) => code)];
};
/** Every check answered; these failed, each with one finding of this kind. */
const failing = (
  view: InspectionView,
  keys: readonly string[],
  more: Partial<RecordContent['findings'][number]> = {},
): Partial<RecordContent> => ({
  answers: view.checklist.map(({ key }) => ({
    key,
    answer: keys.includes(key) ? 'not-compliant' : 'compliant',
    note: '',
  })),
  findings: keys.map((key) => ({
    key,
    description: '台账缺少三月',
    clause: '条例第十五条',
    handling: 'order',
    dueOn: '2026-07-15',
    isMajor: false,
    ...more,
  })),
});

describe('record', () => {
  it('keeps both times, and the audit says who, which tablet and when', async () => {
    const view = await scene.entered();
    await accepted(view.id, record(view, completeRecord(view)));
    expect(await viewOf(view.id)).toMatchObject({
      state: 'recorded',
      heldCount: 0,
      record: {
        revision: 1,
        reason: '',
        recordedBy: 'inspector',
        recordedAt: app.deps.clock(),
        deviceAt: app.deps.clock(),
      },
    });
    expect((await auditOf(app, view.id)).at(-1)).toMatchObject({
      action: 'inspection.recorded',
      actor: 'inspector',
      data: { revision: 1, deviceId: tablet.deviceId, receivedAt: app.deps.clock() },
    });
  });

  it('on another checklist, or with gaps, is held', async () => {
    const view = await scene.entered();
    const other = { ...record(view, completeRecord(view)), checklistHash: 'x' } as FieldCommand;
    expect(await held(view.id, other)).toEqual(['inspection/checklist-changed']);
    const empty = completeRecord(view, { answers: [], place: '' });
    expect(await held(view.id, record(view, empty))).toEqual([
      'inspection/record-incomplete',
      'unanswered',
      'unanswered',
      'place-missing',
    ]);
    expect(await viewOf(view.id)).toMatchObject({ state: 'entered', heldCount: 2 });
  });

  it('R19, recusal: only assistants that were fixed, and what was asked for is decided', async () => {
    const view = await scene.entered({ assistants: ['钱专家'] });
    const content = completeRecord(view, { assistantsPresent: ['钱专家', '孙某'], recusal: 'asked-for' });
    expect(await held(view.id, record(view, content))).toEqual([
      'inspection/record-incomplete',
      'recusal-undecided',
      'assistant-not-approved',
    ]);
    const right = { ...content, assistantsPresent: ['钱专家'], recusalNote: '不予回避' };
    await accepted(view.id, record(view, right));
  });

  it('drawn signatures: two officers of the inspection and the party, under this record', async () => {
    const view = await scene.entered();
    const image = await storedFile(app, '签名图', scene.inspector);
    const content = completeRecord(view);
    const both = signed(view, content, scene.officerIds, image);
    expect(await held(view.id, record(view, signed(view, content, [scene.officerIds[0]], image)))).toContain(
      'officer-signature-missing',
    );
    const stranger = signed(view, content, [scene.officerIds[0], newId()], image);
    expect(await held(view.id, record(view, stranger))).toContain('officer-signature-missing');
    const changed = { ...both, conclusion: '签名之后改动' };
    expect(await held(view.id, record(view, changed))).toEqual([
      'inspection/record-incomplete',
      'signature-of-other-content',
    ]);
    const officersOnly = { ...both, signatures: both.signatures.filter(({ role }) => role === 'officer') };
    expect(await held(view.id, record(view, officersOnly))).toContain('party-signature-missing');
    const refusedSigning: RecordContent = {
      ...content,
      partySignature: { kind: 'refused', reason: '不愿签', witness: '赵见证' },
    };
    expect(await held(view.id, record(view, signed(view, refusedSigning, scene.officerIds, image)))).toContain(
      'witness-signature-missing',
    );
    await accepted(view.id, record(view, both));
  });

  it('conditional checks, and a photo and a clause on no', async () => {
    const { matterId, versionId } = await insertMatter(app.ownerDb, app.bureauId, {
      checklist: JSON.stringify([
        { no: 1, text: '是否储存危险化学品', clause: null, penaltyClause: null },
        {
          no: 2,
          text: '专用仓库是否设有通风',
          clause: '条例第二十条',
          penaltyClause: null,
          onNo: ['photo', 'clause'],
          onlyIf: { no: 1, answer: 'compliant' },
        },
      ]),
    });
    const view = await scene.entered({
      groundKind: 'own-special',
      type: 'special',
      planLineId: null,
      matterIds: [matterId],
      groundDocumentNo: '示专〔2026〕1号',
    });
    const [first, second] = [`${versionId}:1`, `${versionId}:2`];
    expect(view.checklist).toMatchObject([
      { key: first, onNo: [], onlyIf: null },
      { key: second, onNo: ['photo', 'clause'], onlyIf: { key: first, answer: 'compliant' } },
    ]);
    const none = completeRecord(view, {
      answers: [
        { key: first, answer: 'not-applicable', note: '' },
        { key: second, answer: 'compliant', note: '' },
      ],
    });
    expect(await held(view.id, record(view, none))).toEqual(['inspection/record-incomplete', 'unknown-check']);
    const bare = completeRecord(view, failing(view, [second], { handling: 'advice', dueOn: null, clause: '' }));
    expect(await held(view.id, record(view, bare))).toEqual([
      'inspection/record-incomplete',
      'photo-missing',
      'clause-missing',
    ]);
    const hash = await storedFile(app, '通风照片', scene.inspector);
    const shown = completeRecord(view, { ...failing(view, [second]), evidence: [photo(hash, { checkKey: second })] });
    await accepted(view.id, record(view, shown));
    const skipped = await scene.entered({
      groundKind: 'own-special',
      type: 'special',
      planLineId: null,
      matterIds: [matterId],
      groundDocumentNo: '示专〔2026〕1号',
    });
    const short = completeRecord(skipped, { answers: [{ key: first, answer: 'not-applicable', note: '' }] });
    await accepted(skipped.id, record(skipped, short));
  });

  it('another one from a second inspector is held beside the first', async () => {
    const view = await scene.entered();
    await accepted(view.id, record(view, completeRecord(view)));
    const second = await tabletOf(app, await app.as('section-head'));
    const other = completeRecord(view, { conclusion: '另一份' });
    expect(await held(view.id, record(view, other), second)).toEqual(['inspection/wrong-state']);
    expect(await viewOf(view.id)).toMatchObject({
      heldCount: 1,
      record: { revision: 1, content: { conclusion: '未发现问题' } },
    });
  });
});

describe('additions', () => {
  const add = (more: Partial<Extract<FieldCommand, { kind: 'add-to-record' }>> = {}): FieldCommand => ({
    kind: 'add-to-record',
    version: 1,
    additionId: newId(),
    text: '库房门锁已更换',
    evidence: [],
    ...more,
  });

  it('by any officer of the inspection from the entry until it is closed, each once', async () => {
    const approved = await scene.approved();
    expect(await held(approved.id, add())).toEqual(['inspection/wrong-state']);
    const view = await scene.recorded();
    const hash = await storedFile(app, '门锁照片', scene.inspector);
    const addition = add({ evidence: [photo(hash)] });
    const second = await tabletOf(app, await app.as('section-head'));
    await accepted(view.id, addition, second);
    await accepted(view.id, addition, second);
    expect((await viewOf(view.id)).additions).toMatchObject([
      { text: '库房门锁已更换', evidence: [photo(hash)], addedBy: 'section-head', deviceAt: app.deps.clock() },
    ]);
    expect((await auditOf(app, view.id)).filter(({ action }) => action === 'inspection.record-added-to')).toHaveLength(
      1,
    );
  });
});

describe('result, closing', () => {
  const tell: FieldCommand = { kind: 'tell-result', version: 1, way: 'on-site', to: '王在场' };
  const close: FieldCommand = { kind: 'close', version: 1 };

  it('a whole visit from one tablet, told at the time that counts, closed on the day of the server', async () => {
    const view = await scene.approved();
    const before = app.deps.clock();
    app.setNow('2026-06-17T16:30:00.000Z');
    const clockStamp = tablet.stamp('2026-06-15T00:00:00.000Z');
    let afterId: string | null = null;
    for (const [deviceAt, command] of [
      ['2026-06-15T01:30:00.000Z', enterCommand],
      ['2026-06-15T03:00:00.000Z', record(view, completeRecord(view))],
      ['2026-06-15T03:05:00.000Z', tell],
      ['2026-06-15T03:06:00.000Z', close],
    ] as const) {
      const envelope = tablet.envelope(view.id, command, { deviceAt, clockStamp, afterId });
      expect((await tablet.deliver(envelope)).body).toMatchObject({ outcome: 'accepted', countedAt: deviceAt });
      afterId = envelope.commandId;
    }
    app.setNow(before);
    expect(await viewOf(view.id)).toMatchObject({
      state: 'closed',
      visitOn: '2026-06-15',
      finishedOn: '2026-06-18',
      record: { recordedAt: '2026-06-15T03:00:00.000Z', receivedAt: '2026-06-17T16:30:00.000Z' },
      told: {
        at: '2026-06-15T03:05:00.000Z',
        receivedAt: '2026-06-17T16:30:00.000Z',
        deviceAt: '2026-06-15T03:05:00.000Z',
      },
      closedAt: '2026-06-17T16:30:00.000Z',
      closedDeviceAt: '2026-06-15T03:06:00.000Z',
      entry: { enteredAt: '2026-06-15T01:30:00.000Z', receivedAt: '2026-06-17T16:30:00.000Z' },
    });
  });

  it('what the state does not allow is held', async () => {
    const view = await scene.entered();
    expect(await held(view.id, tell)).toEqual(['inspection/wrong-state']);
    expect(await held(view.id, close)).toEqual(['inspection/wrong-state']);
  });
});
