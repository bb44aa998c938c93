// Corrections that a tablet reports: the finding by its number, in the record that the tablet knows.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getHeldCommand, resolveHeldCommand, type FieldCommand } from '@liangma/contract/field-commands';
import { getInspection, type InspectionView, type RecordContent } from '@liangma/contract/inspections';
import { photo, recordCommand, storedFile, tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
});
afterAll(() => app.close());

const viewOf = async (id: string): Promise<InspectionView> =>
  (await scene.inspector.call(getInspection, { params: { inspectionId: id } })).body;
const accepted = async (id: string, command: FieldCommand) => {
  expect((await tablet.send(id, command)).body).toMatchObject({ outcome: 'accepted', problem: null });
};
const held = async (id: string, command: FieldCommand): Promise<string[]> => {
  const { body } = await tablet.send(id, command);
  expect(body.outcome).toBe('held');
  return [body.problem?.code ?? ''];
};
/** The second check failed, with an order to correct it. */
const failing = (view: InspectionView, description = '台账缺少三月'): Partial<RecordContent> => ({
  answers: view.checklist.map(({ key }, index) => ({
    key,
    answer: index === 1 ? 'not-compliant' : 'compliant',
    note: '',
  })),
  findings: [
    {
      key: view.checklist[1]?.key ?? '',
      description,
      clause: '条例第十五条',
      handling: 'order',
      dueOn: '2026-07-15',
      isMajor: false,
    },
  ],
});

it('a correction is reported by the number of the finding', async () => {
  const view = await scene.entered();
  await accepted(view.id, recordCommand(view, failing(view)));
  const hash = await storedFile(app, '改正照片', scene.inspector);
  const report = (findingNo: number): FieldCommand => ({
    kind: 'report-correction',
    version: 1,
    findingNo,
    recordHash: null,
    correctedOn: '2026-06-15',
    note: '已补齐',
    evidence: [photo(hash)],
  });
  expect(await held(view.id, report(1))).toEqual(['rectification/wrong-state']);
  await accepted(view.id, report(0));
  const finding = await app.ownerDb
    .selectFrom('finding')
    .select('rectification')
    .where('inspection_id', '=', view.id)
    .executeTakeFirstOrThrow();
  expect(finding.rectification).toBe('reported');
});

it('a correction of a finding of another revision of the record is held, and not taken for that of this one', async () => {
  const view = await scene.entered();
  await accepted(view.id, recordCommand(view, failing(view)));
  const first = (await viewOf(view.id)).record?.contentHash ?? null;
  const report = (recordHash: string | null): FieldCommand => ({
    kind: 'report-correction',
    version: 1,
    findingNo: 0,
    recordHash,
    correctedOn: '2026-06-15',
    note: '已补齐',
    evidence: [],
  });
  const second = await tabletOf(app, await app.as('section-head'));
  const revision = await second.send(view.id, recordCommand(view, failing(view, '通道堵塞')));
  const params = { commandId: revision.body.commandId };
  const body = { decision: 'accept', reason: '以此为准' } as const;
  expect((await scene.leader.call(resolveHeldCommand, { params, body })).status).toBe(200);
  expect(await held(view.id, report(first))).toEqual(['field/record-changed']);
  // an own record that was still to be delivered is not the one that there is
  const late = await tablet.send(view.id, report(null));
  expect(late.body).toMatchObject({ outcome: 'held', problem: { code: 'field/record-changed' } });
  const shown = await scene.leader.call(getHeldCommand, { params: { commandId: late.body.commandId } });
  expect(shown.body.decisions).toEqual(['add', 'discard']);
  expect((await viewOf(view.id)).findings[0]?.rectification).toBe('open');
  await accepted(view.id, report((await viewOf(view.id)).record?.contentHash ?? null));
  expect((await viewOf(view.id)).findings[0]?.rectification).toBe('reported');
});
