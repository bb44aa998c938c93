// Files of unsent work that are cut, divided, of somebody else, or hold drafts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importUnsent, listDevices } from '@liangma/contract/devices';
import { findMissingEvidence } from '@liangma/contract/evidence';
import type { FieldCommand } from '@liangma/contract/field-commands';
import { getInspection, type InspectionView } from '@liangma/contract/inspections';
import { photo, tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { completeRecord, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertEnterprise } from '../../testing/rows.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { sampleFile, type SampleFile } from '../../testing/sample-files.ts';
import { unsentFile, type MadeFile } from './testing/unsent-file.ts';

let app: TestApp;
let scene: Scene;
let admin: Caller;
let tablet: Tablet;
beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  admin = await app.as('administrator');
  tablet = await tabletOf(app, scene.inspector);
});
afterAll(() => app.close());

const enter: FieldCommand = { kind: 'enter-by-exception', version: 1, reason: 'no-network', note: '园区无信号' };
const recordOf = (view: InspectionView, file: SampleFile): FieldCommand => ({
  kind: 'record',
  version: 1,
  content: completeRecord(view, { evidence: [photo(file.hash, { bytes: file.bytes.length })] }),
  checklistHash: view.checklistHash,
});

const approved = async () => scene.approved({ enterpriseId: await insertEnterprise(app.ownerDb, app.bureauId) });

const fileOf = (made: Pick<MadeFile, 'envelopes'> & Partial<MadeFile>) =>
  unsentFile({ deviceId: tablet.deviceId, accountId: scene.inspector.accountId, ...made });

const bringIn = (body: Uint8Array) => admin.call(importUnsent, { body });

const outcomes = (answer: Awaited<ReturnType<typeof bringIn>>) => answer.body.results.map(({ outcome }) => outcome);

const seen = async (inspectionId: string) =>
  (await scene.inspector.call(getInspection, { params: { inspectionId } })).body;

describe('a file of unsent work', () => {
  it('names the step that cannot be read and what waits for it, and delivers the rest', async () => {
    const [one, two] = [await approved(), await approved()];
    const first = tablet.envelope(one.id, { ...enter, note: '' });
    const close = tablet.envelope(one.id, { kind: 'close', version: 1 }, { afterId: first.commandId });
    const other = tablet.envelope(two.id, enter);
    const answer = await bringIn(await fileOf({ envelopes: [first, close, other] }));
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.results).toMatchObject([
      { commandId: first.commandId, outcome: 'failed', detail: expect.stringContaining('无法识别') as string },
      { commandId: close.commandId, outcome: 'failed', detail: '之前的一步尚未送达' },
      { commandId: other.commandId, outcome: 'accepted' },
    ]);
    expect((await seen(two.id)).state).toBe('entered');
    expect((await seen(one.id)).state).toBe('approved');
    // once the tablet has sent it in a form that is understood, the rest goes
    expect((await tablet.deliver({ ...first, command: enter })).body.outcome).toBe('accepted');
    const again = await bringIn(await fileOf({ envelopes: [first, close] }));
    expect(outcomes(again)).toEqual(['known', 'held']);
  });

  it('says what is missing of a file that was cut, and takes the rest; the whole one brings it', async () => {
    const [one, two] = [await approved(), await approved()];
    const file = sampleFile('png');
    const [first, other] = [tablet.envelope(one.id, enter), tablet.envelope(two.id, enter)];
    const record = tablet.envelope(one.id, recordOf(one, file), { afterId: first.commandId });
    const bytes = await fileOf({ envelopes: [first, record, other], files: [file] });
    const cut = await bringIn(bytes.subarray(0, bytes.length - 100));
    expect(outcomes(cut)).toEqual(['accepted', 'failed', 'accepted']);
    expect(cut.body).toMatchObject({ evidence: 0, missing: ['现场.png'] });
    const whole = await bringIn(bytes);
    expect(outcomes(whole)).toEqual(['known', 'accepted', 'known']);
    expect(whole.body).toMatchObject({ evidence: 1, missing: [] });
  });

  it('takes in no file on a full disk, delivers nothing of it, and the same file brings all later', async () => {
    const view = await approved();
    const file = sampleFile('png');
    const first = tablet.envelope(view.id, enter);
    const record = tablet.envelope(view.id, recordOf(view, file), { afterId: first.commandId });
    const bytes = await fileOf({ envelopes: [first, record], files: [file] });
    const { uploads } = app.deps.settings;
    const usual = uploads.freeBytes;
    uploads.freeBytes = Number.MAX_SAFE_INTEGER;
    const refused = await bringIn(bytes);
    uploads.freeBytes = usual;
    expect(refused.body).toMatchObject({ code: 'server/disk-full', status: 507, retry: 'later' });
    expect((await seen(view.id)).state).toBe('approved');
    expect(outcomes(await bringIn(bytes))).toEqual(['accepted', 'accepted']);
  });

  it('comes in parts, in any order and any number of times; what waits for another part says so', async () => {
    const view = await approved();
    const files = [sampleFile('png'), sampleFile('png')];
    const [photoOne, photoTwo] = files as [SampleFile, SampleFile];
    const content = completeRecord(view, {
      evidence: [photoOne, photoTwo].map(({ hash, bytes }) => photo(hash, { bytes: bytes.length })),
    });
    const first = tablet.envelope(view.id, enter);
    const record = tablet.envelope(
      view.id,
      { kind: 'record', version: 1, content, checklistHash: view.checklistHash },
      { afterId: first.commandId },
    );
    const last = tablet.envelope(view.id, { kind: 'close', version: 1 }, { afterId: record.commandId });
    const made = { envelopes: [first, record, last], files, partOf: [1, 2] };
    const [one, two] = [await fileOf({ ...made, part: 1 }), await fileOf({ ...made, part: 2 })];
    const early = await bringIn(two);
    expect(early.body).toMatchObject({ part: 2, parts: 2, evidence: 1, missing: [] });
    expect(outcomes(early)).toEqual(['accepted', 'waiting', 'waiting']);
    expect(outcomes(await bringIn(two))).toEqual(['known', 'waiting', 'waiting']);
    const both = await bringIn(one);
    expect(outcomes(both).slice(0, 2)).toEqual(['known', 'accepted']);
    expect(outcomes(both)[2]).not.toBe('waiting');
    expect(outcomes(await bringIn(two))).toEqual(['known', 'known', 'known']);
    expect((await seen(view.id)).record?.content.evidence).toHaveLength(2);
  });

  it('counts the drafts, and makes no record of them', async () => {
    const view = await approved();
    const file = sampleFile('png');
    const draft = { key: `record/${view.id}`, value: { version: 1 }, savedAt: null };
    const evidence = [{ hash: file.hash, previewHash: null, name: '草稿.png' }];
    const answer = await bringIn(await fileOf({ envelopes: [], files: [file], drafts: [{ ...draft, evidence }] }));
    expect(answer.body).toMatchObject({ drafts: 1, results: [], evidence: 0, missing: [] });
    const { body } = await scene.inspector.call(findMissingEvidence, { body: { hashes: [file.hash] } });
    expect(body.missing).toEqual([file.hash]);
    expect((await seen(view.id)).state).toBe('approved');
  });

  it('of another bureau is refused as a whole, like one of an account that never was', async () => {
    const stranger = await app.as('inspector', await app.otherBureau());
    const view = await approved();
    const deviceId = newId();
    const answers = await Promise.all(
      [stranger.accountId, newId()].map(async (accountId) =>
        bringIn(
          await fileOf({
            envelopes: [tablet.envelope(view.id, enter, { accountId })],
            files: [sampleFile('png')],
            accountId,
            deviceId,
          }),
        ),
      ),
    );
    expect(answers[0]?.body).toMatchObject({ code: 'import/unreadable', detail: '文件中的账号不属于本单位' });
    expect(answers[0]?.text).toBe(answers[1]?.text);
    const { body } = await admin.call(listDevices);
    expect(body.items.some(({ id }) => id === deviceId)).toBe(false);
  });
});
