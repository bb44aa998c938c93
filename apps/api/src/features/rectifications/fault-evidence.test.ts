// The photos of the fault that an order to correct is about: those that the record holds of its check.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { storedRecord } from '@liangma/contract/inspection-views';
import { getRectification } from '@liangma/contract/rectifications';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { orderedBy } from '../../testing/order-scene.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

async function stored(hash: string): Promise<EvidenceItem> {
  await app.ownerDb
    .insertInto('evidence')
    .values({
      bureau_id: app.bureauId,
      hash,
      bytes: 10,
      media_type: 'image/jpeg',
      stored_by: scene.inspector.accountId,
      stored_at: '2026-06-15T00:30:00.000Z',
    })
    .execute();
  return {
    hash,
    previewHash: null,
    kind: 'photo',
    mediaType: 'image/jpeg',
    bytes: 10,
    name: '台账.jpg',
    caption: '缺签字的台账',
    takenAt: '2026-06-15T00:20:00.000Z',
    place: null,
    checkKey: null,
  };
}

const orderOf = async (findingId: string) =>
  (await scene.inspector.call(getRectification, { params: { findingId } })).body.steps[0];

it('an order shows what the record holds of its check or of its finding beside the checklist, and nothing of others', async () => {
  const [fault, beside, other] = [
    await stored('3'.repeat(64)),
    await stored('5'.repeat(64)),
    await stored('4'.repeat(64)),
  ];
  const { findingIds } = await orderedBy(app, scene, ['2026-07-15', '2026-07-16'], (checkKey) => [
    { ...fault, checkKey },
    { ...beside, checkKey: '#2' },
    other,
  ]);
  const evidence = await Promise.all(findingIds.map(async (id) => (await orderOf(id))?.evidence));
  expect(evidence.map((items) => items?.map(({ hash }) => hash))).toEqual([[fault.hash], [beside.hash]]);
});

it('an order of a record that is older than evidence has none', async () => {
  const { findingIds, inspectionId } = await orderedBy(app, scene, ['2026-07-15']);
  const { id: _id, ...record } = await app.ownerDb
    .selectFrom('inspection_record')
    .selectAll()
    .where('inspection_id', '=', inspectionId)
    .executeTakeFirstOrThrow();
  const { evidence: _evidence, signing: _signing, ...old } = storedRecord(record.content);
  await app.ownerDb
    .insertInto('inspection_record')
    .values({ ...record, id: newId(), revision: 2, content: JSON.stringify(old) })
    .execute();
  expect(await orderOf(findingIds[0] ?? '')).toMatchObject({ kind: 'ordered', evidence: [] });
});
