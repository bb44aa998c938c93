// A document that is thrown away gives its number back, but only while nobody else has gone on with it.
import { draftRemoval } from '@liangma/offline/draft-evidence';
import { saveDraft } from '@liangma/offline/drafts';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { openTablet } from '../../testing/field-tablet.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { inspectionId, inspectionView } from '../field/testing/inspection-sample.ts';
import { finger, packOf } from '../field/testing/tablet.ts';
import { paperKey, readPaper } from './paper-draft.ts';
import { startPaper } from './paper-start.ts';

configure({ defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

const documentId = '01990000-0000-7000-8000-0000000000f5';
const key = paperKey(inspectionId, documentId);
const number = '示工信责改〔2026〕1号';
const free = [{ year: 2026, number: '示工信责改〔2026〕2号' }];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T03:00:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
  return () => vi.useRealTimers();
});

/** The form of an order to correct that has its number already. */
async function open() {
  const view = inspectionView({ state: 'recorded' });
  const fake = fakeServer();
  const { store } = await openTablet(fake, { pack: packOf(view), isOnline: false });
  const now = new Date().toISOString();
  const values = startPaper('correction-order', { view, writer: '张三', complaintPhone: '12345', now });
  const draft = { documentId, kind: 'correction-order', savedAt: now, values, evidence: [], number, signing: null };
  const { pen } = await readPaper(store, inspectionId, documentId);
  await saveDraft(store, pen, draft);
  await store.write([{ table: 'meta', key: 'numbers/correction-order', value: { free, asked: null } }]);
  renderApp(`/field/inspections/${inspectionId}/documents/${documentId}`, fake);
  await screen.findByRole('form', { name: '责令改正通知书' });
  const freeNow = async () => ((await store.get('meta', 'numbers/correction-order')) as { free: unknown }).free;
  return { store, freeNow };
}

async function throwAway() {
  const { user, tap } = finger();
  await tap('button', '删除草稿');
  const question = within(await screen.findByRole('dialog', { name: '删除草稿' }));
  await user.click(question.getByRole('button', { name: '删除草稿' }));
}

const isLeft = () => waitFor(() => expect(screen.queryByRole('form', { name: '责令改正通知书' })).toBeNull());

test('a document that is thrown away gives its number back', async () => {
  const { store, freeNow } = await open();
  await throwAway();
  await isLeft();
  expect(await store.get('draft', key)).toBeUndefined();
  expect(await freeNow()).toEqual([{ year: 2026, number }, ...free]);
});

test('one that was handed in meanwhile keeps its number, and the form is left', async () => {
  const { store, freeNow } = await open();
  await store.write(draftRemoval(key));
  await throwAway();
  await isLeft();
  expect(await freeNow()).toEqual(free);
});

test('one that another tab has changed meanwhile is not thrown away, and the form says so', async () => {
  const { store, freeNow } = await open();
  const { stored, pen } = await readPaper(store, inspectionId, documentId);
  await saveDraft(store, pen, { ...stored, savedAt: '2026-03-02T03:05:00.000Z' });
  await throwAway();
  expect(await screen.findByText(/这份草稿在另一个窗口里改过/)).toBeTruthy();
  expect(await store.get('draft', key)).toMatchObject({ savedAt: '2026-03-02T03:05:00.000Z', number });
  expect(await freeNow()).toEqual(free);
});
