// A delivery is a handful of questions to the database: hundreds of tablets come back to the network at once.
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { completeRecord, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;
let statements = 0;

const counter: KyselyPlugin = {
  transformQuery({ node }) {
    statements += 1;
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
};

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
  app.deps.db = app.deps.db.withPlugin(counter);
});
afterAll(() => app.close());

it('a record is delivered by eight statements, beside two for the session and the ends of the transactions', async () => {
  const view = await scene.entered();
  const command = {
    kind: 'record',
    version: 1,
    content: completeRecord(view),
    checklistHash: view.checklistHash,
  } as const;
  const envelope = tablet.envelope(view.id, command);
  statements = 0;
  expect((await tablet.deliver(envelope)).body).toMatchObject({ outcome: 'accepted' });
  expect(statements).toBeLessThanOrEqual(10);
  // a repeat asks for the stored receipt only
  statements = 0;
  expect((await tablet.deliver(envelope)).body).toMatchObject({ outcome: 'accepted' });
  expect(statements).toBeLessThanOrEqual(4);
});
