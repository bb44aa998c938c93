// Unsent work and drafts as files: in parts, given up halfway, with what cannot be read, and taken in on another tablet.
import { changeDraftEvidence, readDraftEvidence } from '@liangma/offline/draft-evidence';
import { hashOfBytes } from '@liangma/offline/hash';
import type { StoredEvidence } from '@liangma/offline/outbox-item';
import { UnreadableError } from '@liangma/offline/store';
import type { Store } from '@liangma/offline/store';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Field } from '../../offline/field-session.ts';
import { fakeServer, someSession } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';
import { inspectionId, inspectionView } from '../field/testing/inspection-sample.ts';
import { packOf } from '../field/testing/tablet.ts';

const person = userEvent.setup();
const { account } = someSession(['inspector']);
const draftKey = `record/${inspectionId}`;
const saved = (statement: string, savedAt: string) => ({ version: 1, savedAt, draft: { statement } });

let made: Blob[] = [];
beforeEach(() => {
  made = [];
  const createObjectURL = (blob: Blob) => made.push(blob) && 'blob:x';
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL, revokeObjectURL: () => {} }));
});

// Two hundred megabytes are too much for a test.
vi.mock(import('./export-unsent.ts'), async (original) => ({ ...(await original()), partBytes: () => 10 }));

async function keepPhoto(store: Store, words: string): Promise<string> {
  const bytes = Uint8Array.from(new TextEncoder().encode(words));
  const hash = await hashOfBytes(bytes);
  const about = { hash, inspectionId, mediaType: 'image/jpeg', bytes: bytes.length, name: `${words}.jpg` };
  const file: StoredEvidence = {
    ...about,
    accountId: account.id,
    item: null,
    state: 'waiting',
    uploadedBytes: 0,
    uploadUrl: null,
    problem: null,
  };
  const item = { ...about, previewHash: null, kind: 'photo' as const, caption: '', place: null, checkKey: null };
  await store.write([
    { table: 'evidence', key: hash, value: file },
    { table: 'blob', key: hash, value: bytes },
  ]);
  await changeDraftEvidence(store, draftKey, (before) => [...before, { ...item, takenAt: '2026-03-02T02:00:00.000Z' }]);
  return hash;
}

async function open(photos: readonly string[] = []): Promise<Field> {
  const { field } = await renderField('/field/sync', fakeServer(), { pack: packOf(inspectionView()), isOnline: false });
  await screen.findByRole('heading', { level: 1, name: '同步' });
  if (photos.length === 0) return field;
  await field.store.write([{ table: 'draft', key: draftKey, value: saved('口述', '2026-03-02T02:00:00.000Z') }]);
  for (const words of photos) await keepPhoto(field.store, words);
  return field;
}

async function beginExport() {
  const button = await screen.findByRole('button', { name: '导出未送出的内容' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await person.click(button);
  return within(await screen.findByRole('dialog', { name: '导出的文件没有加密' }));
}

async function exportAll(parts: number): Promise<File[]> {
  const dialog = await beginExport();
  await person.click(await dialog.findByRole('button', { name: '导出' }));
  for (let part = 2; part <= parts; part += 1)
    await person.click(await dialog.findByRole('button', { name: `导出第 ${part} 个，共 ${parts} 个` }));
  await screen.findByText(/已全部导出/);
  return made.map((blob, index) => new File([blob], `${index + 1}.liangma-unsent`));
}

async function importFiles(...files: File[]) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no file input');
  await person.upload(input, files);
}

async function forget({ store }: Field) {
  const writes = (['draft', 'evidence', 'blob', 'meta'] as const).map(async (table) =>
    (await store.list(table))
      .filter(({ key }) => table !== 'meta' || key.startsWith('unsent-'))
      .map(({ key }) => ({ table, key })),
  );
  await store.write((await Promise.all(writes)).flat());
}

test('large work goes out in parts, each when it is asked for, and a draft with its photos comes back from them', async () => {
  const field = await open(['第一张', '第二张']);
  const before = await field.store.get('draft', draftKey);
  const photos = await readDraftEvidence(field.store, draftKey);
  const [one, two] = (await exportAll(2)) as [File, File];
  await forget(field);
  await importFiles(two);
  expect(await screen.findByText(/还有 1 项的照片在其他文件里，请接着导入第 1 个文件/)).toBeTruthy();
  expect(await field.store.get('draft', draftKey)).toBeUndefined();
  await importFiles(one);
  expect(await screen.findByText(/已放回 1 份草稿/)).toBeTruthy();
  expect(await field.store.get('draft', draftKey)).toEqual(before);
  expect(await readDraftEvidence(field.store, draftKey)).toEqual(photos);
  await importFiles(one, two);
  expect(await screen.findByText('文件中没有本账号的新内容')).toBeTruthy();
});

test('an export that is given up leaves no file, and may be begun again', async () => {
  const field = await open(['第一张']);
  const get = field.store.get.bind(field.store);
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow = vi.spyOn(field.store, 'get').mockImplementation(async (table, key) => {
    if (table === 'blob') await gate;
    return await get(table, key);
  });
  const dialog = await beginExport();
  await person.click(await dialog.findByRole('button', { name: '导出' }));
  expect(await dialog.findByRole('progressbar', { name: '导出进度' })).toBeTruthy();
  await person.click(dialog.getByRole('button', { name: '取消' }));
  goOn();
  await person.click(await dialog.findByRole('button', { name: '导出' }));
  slow.mockRestore();
  await screen.findByText(/已全部导出/);
  expect(made).toHaveLength(1);
});

test('what cannot be read is named, and keeps nothing else back', async () => {
  const field = await open(['第一张', '第二张']);
  const [, second] = await readDraftEvidence(field.store, draftKey);
  const get = field.store.get.bind(field.store);
  vi.spyOn(field.store, 'get').mockImplementation((table, key) =>
    table === 'blob' && key === second?.hash ? Promise.reject(new UnreadableError([key])) : get(table, key),
  );
  expect(await exportAll(2)).toHaveLength(2);
  expect(await screen.findByText(/有 1 项内容已损坏、无法读取，没有包含在文件中：第二张\.jpg/)).toBeTruthy();
});

test('a draft that stands here is not written over unasked', async () => {
  const field = await open(['第一张']);
  const files = await exportAll(1);
  const mine = saved('这里写的', '2026-03-02T05:00:00.000Z');
  await field.store.write([{ table: 'draft', key: draftKey, value: mine }]);
  await importFiles(...files);
  expect(await screen.findByText(/本机已有这份草稿/)).toBeTruthy();
  await person.click(screen.getByRole('button', { name: '保持本机现状：示范市云洲化工有限公司 检查笔录' }));
  await waitFor(() => expect(screen.queryByText(/本机已有这份草稿/)).toBeNull());
  expect(await field.store.get('draft', draftKey)).toEqual(mine);
  await importFiles(...files);
  await person.click(await screen.findByRole('button', { name: '用文件中的：示范市云洲化工有限公司 检查笔录' }));
  await waitFor(async () =>
    expect(await field.store.get('draft', draftKey)).toMatchObject({ draft: { statement: '口述' } }),
  );
  expect((await field.store.list('draft', 'kept/')).map(({ value }) => value)).toEqual([mine]);
});

test('the file of another account is not taken in, and says whose it is', async () => {
  await open(['第一张']);
  const [file] = await exportAll(1);
  const text = new Uint8Array((await file?.arrayBuffer()) ?? []);
  const line = new TextDecoder().decode(text).split('\n', 1)[0] ?? '';
  const length = Number(line.split(' ')[2]);
  const start = new TextEncoder().encode(line).length + 1;
  const description = JSON.parse(new TextDecoder().decode(text.subarray(start, start + length))) as {
    account: { id: string; name: string };
  };
  description.account = { id: '01990000-0000-7000-8000-00000000ffff', name: '别人' };
  const other = new TextEncoder().encode(JSON.stringify(description));
  const head = `liangma-unsent 1 ${other.length} ${await hashOfBytes(other)}\n`;
  await importFiles(new File([head, other, text.subarray(start + length)], 'x.liangma-unsent'));
  expect(await screen.findByText(/文件是别人的，没有导入/)).toBeTruthy();
});
