// A draft of a record that somebody else's record overtook: all that it holds is handed in, and it goes only then.
import { fieldCommandSchema } from '@liangma/contract/field-commands';
import type { FieldCommand } from '@liangma/contract/field-commands';
import { StoreError } from '@liangma/offline/store';
import { configure, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';
import { emptyFinding, startDraft, toContent } from './record-draft.ts';
import { inspectionId, inspectionView, someEvidence } from './testing/inspection-sample.ts';
import { finger, packOf, queued } from './testing/tablet.ts';

const path = `/field/inspections/${inspectionId}`;
configure({ defaultHidden: true });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T03:00:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => {};
  return () => vi.useRealTimers();
});

const base = inspectionView();
const record = {
  revision: 1,
  content: toContent(startDraft(base), base, '2026-03-02T02:00:00.000Z'),
  contentHash: 'a'.repeat(64),
  recordedBy: '李四',
  recordedAt: '2026-03-02T02:00:00.000Z',
  receivedAt: '2026-03-02T02:00:00.000Z',
  deviceAt: null,
  reason: '',
};

/** A tablet with a draft of two long findings, a paper, a last word and 101 photos, while the colleague's record is in. */
async function overtaken() {
  const { field } = await renderField(path, fakeServer(), {
    pack: packOf(inspectionView({ state: 'recorded', allowedCommands: ['tell'], record })),
    isOnline: false,
  });
  const other = (key: string) => ({
    ...emptyFinding('《条例》第八条'),
    description: key.padEnd(2100, '隐患'),
    handling: 'order' as const,
    dueOn: '2026-03-09',
    key,
  });
  const draft = {
    ...startDraft(base),
    others: [other('甲'), other('乙')],
    materials: [{ name: '出入库台账', copies: 2, note: '' }],
    statement: '最后一句企业陈述',
  };
  const evidence = Array.from({ length: 101 }, (_, index) => someEvidence({ hash: `${index}`.padStart(64, '0') }));
  await field.store.write([
    {
      table: 'draft',
      key: `record/${inspectionId}`,
      value: { version: 1, savedAt: '2026-03-02T02:00:00.000Z', draft, signing: null },
    },
    { table: 'draft', key: `evidence-of/record/${inspectionId}`, value: evidence },
  ]);
  const thumb = finger();
  await thumb.tap('link', /补充/);
  const box = await screen.findByLabelText<HTMLTextAreaElement>(/补充内容/);
  return { field, thumb, box, draft, evidence };
}

const additionsOf = (commands: readonly FieldCommand[]) =>
  commands.flatMap((command) => (command.kind === 'add-to-record' ? [command] : []));

test('all of it is in the addition, and is handed in at once as several that the server reads', async () => {
  const { field, thumb, box, draft, evidence } = await overtaken();
  for (const { description } of draft.others) expect(box.value).toContain(description);
  for (const words of [
    '违反条款：《条例》第八条',
    '责令改正；改正期限：2026年3月9日',
    '出入库台账2份',
    '最后一句企业陈述',
  ])
    expect(box.value).toContain(words);
  expect(screen.getByText(/将存为 2 份补充记录/)).toBeTruthy();
  const write = vi.spyOn(field.store, 'write');
  await thumb.tap('button', '存入本机');
  await waitFor(async () => expect(await queued(field)).toHaveLength(2));
  expect(write.mock.calls.filter(([writes]) => writes.some(({ table }) => table === 'outbox'))).toHaveLength(1);
  const additions = additionsOf(await queued(field));
  for (const addition of additions) expect(fieldCommandSchema.safeParse(addition).success).toBe(true);
  expect(additions.flatMap((addition) => addition.evidence.map(({ hash }) => hash))).toEqual(
    evidence.map(({ hash }) => hash),
  );
  expect(additions.map(({ text }) => text).join('')).toContain('最后一句企业陈述');
  expect(new Set(additions.map(({ additionId }) => additionId)).size).toBe(2);
  expect(await field.store.list('draft')).toEqual([]);
});

test('when nothing could be written that is said, nothing is queued, and the draft is there', async () => {
  const { field, thumb, box } = await overtaken();
  await thumb.user.type(box, '。');
  expect(await screen.findByText(/已存在本机$/)).toBeTruthy();
  const write = field.store.write.bind(field.store);
  vi.spyOn(field.store, 'write').mockImplementation((writes) =>
    writes.some(({ table }) => table === 'outbox') ? Promise.reject(new StoreError('lost')) : write(writes),
  );
  await thumb.tap('button', '存入本机');
  expect((await screen.findByRole('alert')).textContent).toMatch(/没有存到本机。草稿仍在/);
  expect(await queued(field)).toEqual([]);
  expect((await field.store.list('draft')).map(({ key }) => key)).toContain(`record/${inspectionId}`);
});

test.each([
  ['as it was goes along', null],
  ['saved again meanwhile stays, for it is not in the addition', '后来的陈述'],
])('an addition that was left and is opened again: the record draft %s', async (_, later) => {
  const { field, thumb, box, draft } = await overtaken();
  await thumb.user.type(box, '。');
  expect(await screen.findByText(/已存在本机$/)).toBeTruthy();
  await thumb.tap('link', '返回检查');
  const key = `record/${inspectionId}`;
  if (later !== null) {
    const value = { version: 1, mark: 'other.1', savedAt: '', draft: { ...draft, statement: later }, signing: null };
    await field.store.write([{ table: 'draft', key, value }]);
  }
  await thumb.tap('link', /补充/);
  await screen.findByLabelText(/补充内容/);
  await thumb.tap('button', '存入本机');
  await waitFor(async () => expect(await queued(field)).toHaveLength(2));
  const left = (await field.store.get('draft', key)) as { draft: { statement: string } } | undefined;
  expect(left?.draft.statement ?? null).toBe(later);
});
