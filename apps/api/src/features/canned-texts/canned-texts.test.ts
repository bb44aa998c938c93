// Canned texts over HTTP: everybody reads them, the legal section replaces them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCannedTexts, saveCannedTexts } from '@liangma/contract/field-pack';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let legal: Caller;
beforeAll(async () => {
  app = await testApp();
  legal = await app.as('legal');
});
afterAll(() => app.close());

const some = [
  { use: 'conclusion', text: '现场未发现违法违规问题。' },
  { use: 'statement', text: '以上情况属实，无异议。' },
];

const plain = async (by: Caller) => (await by.call(listCannedTexts)).body.items.map(({ use, text }) => ({ use, text }));

const events = () =>
  app.ownerDb
    .selectFrom('audit_event')
    .select(['action', 'data'])
    .where('action', '=', 'canned-texts.saved')
    .orderBy('seq')
    .execute();

describe('canned texts', () => {
  it('are refused when they are empty, of no known use, or too many', async () => {
    const bodies = [
      { items: [{ use: 'conclusion', text: ' ' }] },
      { items: [{ use: 'poem', text: '床前明月光' }] },
      { items: Array.from({ length: 501 }, () => some[0]) },
    ];
    for (const body of bodies) expect((await legal.call(saveCannedTexts, { body })).body.code).toBe('request/invalid');
    const inspector = await app.as('inspector');
    expect((await inspector.call(saveCannedTexts, { body: { items: [] } })).body.code).toBe('session/forbidden');
    expect(await events()).toEqual([]);
  });

  it('are replaced as a whole, in their order, with what stood before in the audit log', async () => {
    expect((await legal.call(saveCannedTexts, { body: { items: some } })).status).toBe(200);
    const inspector = await app.as('inspector');
    expect(await plain(inspector)).toEqual(some);
    const turned = some.toReversed();
    expect((await legal.call(saveCannedTexts, { body: { items: turned } })).status).toBe(200);
    expect(await plain(inspector)).toEqual(turned);
    expect((await events()).map(({ data }) => data)).toEqual([
      { from: [], to: some },
      { from: some, to: turned },
    ]);
    const theirs = await app.as('legal', await app.otherBureau());
    expect(await plain(theirs)).toEqual([]);
  });

  it('are saved once for a repeat of the command, and whole when two people save at once', async () => {
    const before = (await events()).length;
    const input = { body: { items: some }, commandId: newId() };
    const [one, two] = [await legal.call(saveCannedTexts, input), await legal.call(saveCannedTexts, input)];
    expect(two.text).toBe(one.text);
    expect((await events()).length).toBe(before + 1);
    await Promise.all([some, some.toReversed(), some].map((items) => legal.call(saveCannedTexts, { body: { items } })));
    expect((await plain(legal)).length).toBe(2);
  });
});
