// Drafts with evidence: a file on disk is always named, nothing is handed in without it, and what is not read is not lost.
import { readDraftEvidence } from '@liangma/offline/draft-evidence';
import { saveDraft } from '@liangma/offline/drafts';
import type { Store, StoreWrite } from '@liangma/offline/store';
import { StoreError } from '@liangma/offline/store';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';
import { startDraft } from './record-draft.ts';
import { readRecordDraft, removeRecordDraft } from './record-draft-store.ts';
import { inspectionId, inspectionView } from './testing/inspection-sample.ts';
import { finger, packOf, queued } from './testing/tablet.ts';

const path = `/field/inspections/${inspectionId}`;
const recordKey = `record/${inspectionId}`;
configure({ defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

// jsdom cannot draw.
vi.mock(import('./ink.ts'), async (original) => ({
  ...(await original()),
  openInk: () => ({ show: () => {}, close: () => {} }),
}));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T03:00:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => {};
  return () => vi.useRealTimers();
});

const open = (address: string) =>
  renderField(address, fakeServer(), { pack: packOf(inspectionView()), isOnline: false });

/** The disk takes its time with photos: until the returned function is called. */
function slowPhotos(store: Store): () => void {
  const write = store.write.bind(store);
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  vi.spyOn(store, 'write').mockImplementation(async (writes: readonly StoreWrite[]) => {
    if (writes.some(({ table }) => table === 'blob')) await gate;
    await write(writes);
  });
  return goOn;
}

async function takePhoto({ user }: ReturnType<typeof finger>, of: string) {
  const [input] = await screen.findAllByLabelText(`选照片：${of}`, { selector: 'input' });
  if (!input) throw new Error('no input');
  await user.upload(
    input,
    new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)], '仓库.jpg', { type: 'image/jpeg' }),
  );
}

async function answerAll({ user, tap }: ReturnType<typeof finger>) {
  await tap('checkbox', '已出示');
  await tap('checkbox', '已告知');
  await tap('radio', '不申请回避');
  for (const matter of ['安全生产监督检查', '仓库储存监督检查']) {
    const section = within(await screen.findByRole('region', { name: matter }));
    await user.click(section.getByText('全部合格'));
    await user.click(section.getByText('确认合格'));
  }
}

test('while a photo is stored nobody signs; then it is in what is signed and handed in', async () => {
  const { field } = await open(`${path}/record`);
  const thumb = finger();
  await answerAll(thumb);
  const goOn = slowPhotos(field.store);
  await takePhoto(thumb, '本次检查的其他证据');
  const sign = await screen.findByRole('button', { name: '核对并签名' });
  await waitFor(() => expect(sign).toHaveProperty('disabled', true));
  expect(screen.getByText(/正在保存照片等证据/)).toBeTruthy();
  await thumb.user.click(sign);
  goOn();
  await waitFor(() => expect(sign).toHaveProperty('disabled', false));
  await thumb.user.click(sign);
  await thumb.tap('radio', '打印后在纸上签名');
  await thumb.tap('button', '完成，存入本机');
  await waitFor(async () => expect(await queued(field)).toHaveLength(1));
  expect(await queued(field)).toMatchObject([{ kind: 'record', content: { evidence: [{ name: '仓库.jpg' }] } }]);
  expect(await field.store.list('draft')).toEqual([]);
  expect(await field.store.list('blob')).toHaveLength(1);
});

test('going back waits until the photo is stored, and the draft has it', async () => {
  const { field } = await open(`${path}/record`);
  const thumb = finger();
  await thumb.tap('checkbox', '已出示');
  const goOn = slowPhotos(field.store);
  await takePhoto(thumb, '本次检查的其他证据');
  await thumb.tap('link', '返回检查');
  expect(await screen.findByText(/正在保存照片等证据/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: '继续填写笔录' })).toBeNull();
  goOn();
  await thumb.tap('link', '继续填写笔录');
  expect(await screen.findByRole('button', { name: '查看：仓库.jpg' })).toBeTruthy();
  expect(await readDraftEvidence(field.store, recordKey)).toHaveLength(1);
});

test('a draft that cannot be read is shown as an error, is not written over, and is read again', async () => {
  const { field } = await open(path);
  const { tap } = finger();
  const draft = { ...startDraft(inspectionView()), statement: '十分钟的口述' };
  const row = { version: 1, savedAt: '2026-03-02T02:00:00Z', draft, signing: null };
  await field.store.write([{ table: 'draft', key: recordKey, value: row }]);
  const get = field.store.get.bind(field.store);
  const failing = vi
    .spyOn(field.store, 'get')
    .mockImplementation((table, key) =>
      table === 'draft' && key === recordKey ? Promise.reject(new StoreError('lost')) : get(table, key),
    );
  await tap('link', /填写现场检查笔录|继续填写笔录/);
  expect(await screen.findByText('本机的草稿没有读出来')).toBeTruthy();
  expect(screen.queryByRole('checkbox', { name: '已出示' })).toBeNull();
  failing.mockRestore();
  expect(await field.store.get('draft', recordKey)).toEqual(row);
  await tap('button', '重试');
  expect(await screen.findByDisplayValue('十分钟的口述')).toBeTruthy();
});

test('a draft of another version is told and kept as it is', async () => {
  const { field } = await open(path);
  const { tap } = finger();
  const row = { version: 7, words: '另一个版本' };
  await field.store.write([{ table: 'draft', key: recordKey, value: row }]);
  await tap('link', '填写现场检查笔录');
  expect(await screen.findByText('另有一份草稿保留在本机')).toBeTruthy();
  await tap('checkbox', '已出示');
  await waitFor(async () => expect(await field.store.get('draft', recordKey)).toMatchObject({ version: 1 }));
  expect((await field.store.list('draft', `kept/${recordKey}/`)).map(({ value }) => value)).toEqual([row]);
});

/** Another tab goes on with the draft that stands here. */
async function otherTab(store: Store, statement: string) {
  const { stored, pen } = await readRecordDraft(store, inspectionId);
  if (stored === null) throw new Error('no draft');
  await saveDraft(store, pen, { ...stored, draft: { ...stored.draft, statement } });
}

test('two tabs on one draft: the second is told, a person decides, and the other draft is kept', async () => {
  const { field } = await open(`${path}/record`);
  const { tap } = finger();
  await tap('checkbox', '已出示');
  await waitFor(async () => expect(await field.store.get('draft', recordKey)).toBeDefined());
  await otherTab(field.store, '另一个窗口写的');
  await tap('checkbox', '已告知');
  expect(await screen.findByText(/这份草稿在另一个窗口里改过/)).toBeTruthy();
  expect(await field.store.get('draft', recordKey)).toMatchObject({ draft: { statement: '另一个窗口写的' } });
  await tap('button', '以本窗口为准');
  await waitFor(() => expect(screen.queryByText(/这份草稿在另一个窗口里改过/)).toBeNull());
  expect(await field.store.get('draft', recordKey)).toMatchObject({ draft: { rightsTold: true, statement: '' } });
  const kept = await field.store.list('draft', `kept/${recordKey}/`);
  expect(kept).toMatchObject([{ value: { draft: { statement: '另一个窗口写的' } } }]);
});

test('a draft that is gone elsewhere does not come back, and what is not saved is said', async () => {
  const { field } = await open(`${path}/record`);
  const { tap } = finger();
  await tap('checkbox', '已出示');
  await waitFor(async () => expect(await field.store.get('draft', recordKey)).toBeDefined());
  await removeRecordDraft(field.store, inspectionId);
  await tap('checkbox', '已告知');
  expect(await screen.findByText(/已在另一个窗口里提交或删除/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '以本窗口为准' })).toBeNull();
  expect(await field.store.get('draft', recordKey)).toBeUndefined();
});

test('what another tab has written meanwhile is not signed away', async () => {
  const { field } = await open(`${path}/record`);
  const thumb = finger();
  await answerAll(thumb);
  await thumb.tap('button', '核对并签名');
  await thumb.tap('radio', '打印后在纸上签名');
  await waitFor(async () =>
    expect(await field.store.get('draft', recordKey)).toMatchObject({ signing: { content: { signing: 'paper' } } }),
  );
  await otherTab(field.store, '另一个窗口写的');
  await thumb.tap('button', '完成，存入本机');
  expect(await screen.findByText(/草稿在另一个窗口里改过或已提交/)).toBeTruthy();
  expect(await queued(field)).toEqual([]);
  expect(await field.store.get('draft', recordKey)).toMatchObject({ draft: { statement: '另一个窗口写的' } });
});

test('an addition is not handed in before its photo is stored, and its draft does not come back', async () => {
  const { field } = await open(`${path}/addition`);
  const thumb = finger();
  await thumb.user.type(await screen.findByLabelText(/补充内容/), '补充一句');
  const goOn = slowPhotos(field.store);
  await takePhoto(thumb, '补充的证据');
  const save = await screen.findByRole('button', { name: '存入本机' });
  await waitFor(() => expect(save).toHaveProperty('disabled', true));
  await thumb.user.click(save);
  goOn();
  await waitFor(() => expect(save).toHaveProperty('disabled', false));
  await thumb.user.click(save);
  await waitFor(async () =>
    expect(await queued(field)).toMatchObject([{ kind: 'add-to-record', evidence: [{ name: '仓库.jpg' }] }]),
  );
  expect(await field.store.list('draft')).toEqual([]);
});

const isQueuing = (writes: readonly StoreWrite[]) => writes.some(({ table }) => table === 'outbox');

test.each<[string, (store: Store) => void]>([
  [
    'is not answered',
    (store) => {
      const write = store.write.bind(store);
      vi.spyOn(store, 'write').mockImplementation(async (writes) => {
        await write(writes);
        if (isQueuing(writes)) throw new StoreError('lost');
      });
    },
  ],
  [
    'is not answered, and the store cannot be asked',
    (store) => {
      const [write, get] = [store.write.bind(store), store.get.bind(store)];
      let isLost = false;
      vi.spyOn(store, 'write').mockImplementation(async (writes) => {
        await write(writes);
        isLost = isQueuing(writes);
        if (isLost) throw new StoreError('lost');
      });
      vi.spyOn(store, 'get').mockImplementation((table, key) =>
        isLost && table === 'outbox' ? Promise.reject(new StoreError('lost')) : get(table, key),
      );
    },
  ],
  [
    'cannot be read back',
    (store) => {
      const [write, list] = [store.write.bind(store), store.list.bind(store)];
      let isQueued = false;
      vi.spyOn(store, 'write').mockImplementation(async (writes) => {
        await write(writes);
        isQueued = isQueuing(writes);
      });
      vi.spyOn(store, 'list').mockImplementation((table, prefix) =>
        isQueued && table === 'outbox' ? Promise.reject(new StoreError('lost')) : list(table, prefix),
      );
    },
  ],
])('an addition whose write %s is queued once, and the form is done', async (_, breakStore) => {
  const { field } = await open(`${path}/addition`);
  const thumb = finger();
  await thumb.user.type(await screen.findByLabelText(/补充内容/), '补充一句');
  await waitFor(async () => expect(await field.store.list('draft')).toHaveLength(1));
  breakStore(field.store);
  await thumb.tap('button', '存入本机');
  await waitFor(() => expect(screen.queryByRole('button', { name: '存入本机' })).toBeNull());
  vi.restoreAllMocks();
  expect(await queued(field)).toMatchObject([{ kind: 'add-to-record', text: '补充一句' }]);
  expect(await field.store.list('draft')).toEqual([]);
});

test('leaving the screen ends a recording, and what was said is stored first', async () => {
  class Recorder {
    static isTypeSupported = () => true;
    state = 'inactive';
    mimeType = 'audio/webm';
    ondataavailable: ((event: { data: Blob }) => void) | null = null;
    onstop: (() => void) | null = null;
    start() {
      this.state = 'recording';
    }
    stop() {
      this.state = 'inactive';
      setTimeout(() => {
        this.ondataavailable?.({
          data: new File([Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84), 'webm'], ''),
        });
        this.onstop?.();
      });
    }
  }
  vi.stubGlobal('MediaRecorder', Recorder);
  const getUserMedia = () => Promise.resolve({ getTracks: () => [] });
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
  const { field } = await open(`${path}/record`);
  const thumb = finger();
  await thumb.tap('button', '录音：本次检查的其他证据');
  expect(await screen.findByRole('button', { name: /停止录音/ })).toBeTruthy();
  expect(screen.getByText(/正在录音。请先停止录音/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '核对并签名' })).toHaveProperty('disabled', true);
  await thumb.tap('link', '返回检查');
  await screen.findByRole('link', { name: /填写.*笔录/ });
  expect(await readDraftEvidence(field.store, recordKey)).toMatchObject([{ kind: 'sound', mediaType: 'audio/webm' }]);
});
