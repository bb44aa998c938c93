import type { RecordContent } from '@liangma/contract/inspection-views';
import { sha256Hex } from './local-code.ts';
import { signedRecordText } from '@liangma/domain/inspection/signed-content';
import { takeInPack } from '@liangma/offline/pack';
import { StoreError } from '@liangma/offline/store';
import { act, cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Field } from '../../offline/field-session.ts';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { startDraft, toContent } from './record-draft.ts';
import { inspectionId, inspectionView } from './testing/inspection-sample.ts';
import { answerAllCompliant, sign } from './testing/pads.ts';
import { finger, packOf, queued } from './testing/tablet.ts';

const path = `/field/inspections/${inspectionId}`;

// Nothing on this screen is hidden, and asking for it of every element of a long form takes seconds.
configure({ defaultHidden: true });

vi.mock(import('./ink.ts'), async (original) => ({
  ...(await original()),
  ...(await import('./testing/pads.ts')).inkOfPads,
}));
vi.mock(import('../../offline/pin.ts'), async (original) => ({ ...(await original()), pinIterations: 10 }));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T03:00:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => {};
  return () => vi.useRealTimers();
});

const open = (more: Parameters<typeof inspectionView>[0] = {}, address = `${path}/record`) =>
  renderField(address, fakeServer(), { pack: packOf(inspectionView(more)), isOnline: false });

async function recordOf(field: Field): Promise<RecordContent> {
  const command = (await queued(field)).find(({ kind }) => kind === 'record');
  if (command?.kind !== 'record') throw new Error('no record was queued');
  return command.content;
}

test('nothing found: ten taps and no typing, from the inspection to the signed record on the tablet', async () => {
  const { field } = await open({}, path);
  const thumb = finger();
  const { tap } = thumb;
  const tapped = vi.fn<(event: MouseEvent) => void>();
  document.addEventListener('click', tapped);
  await tap('link', '填写现场检查笔录');
  await answerAllCompliant(thumb);
  await tap('button', '核对并签名');
  await sign('企业在场人员：王在场');
  await sign('执法人员：张三');
  await sign('执法人员：李四');
  await tap('button', '完成，存入本机');
  await waitFor(async () => expect(await queued(field)).toHaveLength(1));
  document.removeEventListener('click', tapped);
  // The record opened, three questions, twice two for two matters, to the signing, done; strokes are no taps.
  expect(tapped).toHaveBeenCalledTimes(10);

  const content = await recordOf(field);
  expect(content.answers.every(({ answer }) => answer === 'compliant')).toBe(true);
  expect(content).toMatchObject({
    findings: [],
    place: '示范市云谷路1号',
    present: { name: '王在场' },
    partySignature: { kind: 'signed', name: '王在场' },
    signing: 'drawn',
  });
  expect(content.conclusion).toContain('未发现问题');
  expect(content.signatures.map(({ role, name }) => `${role} ${name}`)).toEqual([
    'party 王在场',
    'officer 张三',
    'officer 李四',
  ]);
  const hash = await sha256Hex(
    signedRecordText({ inspectionId, checklistHash: inspectionView().checklistHash, content }),
  );
  expect(content.signatures.map(({ contentHash }) => contentHash)).toEqual([hash, hash, hash]);
  expect(await field.store.list('draft')).toEqual([]);
  expect(await screen.findByText('笔录已存在本机，联网后自动送达')).toBeTruthy();
  expect((await screen.findAllByText('本机')).length).toBeGreaterThan(0);
});

test('an incomplete record is not signed; the list of what is missing leads to each place', async () => {
  await open();
  const { user, tap } = finger();
  expect(await screen.findByText('0/7 项')).toBeTruthy();
  await tap('button', '核对并签名');
  const list = screen.getByRole('region', { name: '还差的内容' });
  expect(document.activeElement).toBe(list);
  await user.click(within(list).getByRole('link', { name: '第 5 项' }));
  const row = screen.getByRole('group', { name: '第 5 项：检查内容5' });
  expect(document.activeElement).toBe(within(row).getByRole('radio', { name: '合格' }));
  await user.click(within(row).getByRole('radio', { name: '合格' }));
  expect(await screen.findByText('1/7 项')).toBeTruthy();
  expect(within(list).queryByRole('link', { name: '第 5 项' })).toBeNull();
});

test('a failed check demands photo and clause, offers the clause and canned texts, and keeps its photo', async () => {
  const view = inspectionView();
  const checklist = view.checklist.map((check, index) => ({
    ...check,
    onNo: index === 1 ? (['photo', 'clause'] as const).slice() : [],
  }));
  const { field } = await open({ checklist });
  const { user, tap } = finger();
  await screen.findByText('0/7 项');
  await user.click(within(screen.getByRole('group', { name: /第 2 项/ })).getByRole('radio', { name: '不合格' }));
  const finding = within(await screen.findByRole('region', { name: '第 2 项发现的问题' }));
  expect(finding.getByText('必须拍照或录像')).toBeTruthy();
  expect(finding.getByText('已写明条款')).toBeTruthy();
  await user.clear(finding.getByLabelText(/依据条款/));
  expect(await finding.findByText('必须写明条款')).toBeTruthy();
  await user.click(finding.getByRole('button', { name: '填入检查表的条款：条例第11条' }));
  expect(await finding.findByText('已写明条款')).toBeTruthy();

  await tap('button', '常用语：问题描述');
  const sheet = within(await screen.findByRole('dialog', { name: '常用语' }));
  await user.type(sheet.getByLabelText('查找常用语'), '台账');
  expect(sheet.queryByText('安全出口被杂物堵塞。')).toBeNull();
  await user.click(sheet.getByRole('button', { name: '未建立出入库台账。' }));
  expect(finding.getByRole<HTMLTextAreaElement>('textbox', { name: /问题描述/ }).value).toBe('未建立出入库台账。');

  const jpeg = new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)], '仓库.jpg', { type: 'image/jpeg' });
  await user.upload(finding.getByLabelText('选照片：第 2 项的证据', { selector: 'input' }), jpeg);
  expect(await finding.findByText('已有照片或录像')).toBeTruthy();
  await user.click(finding.getByRole('button', { name: '查看：仓库.jpg' }));
  const viewer = within(await screen.findByRole('dialog', { name: '照片' }));
  expect(viewer.getByText(/^[0-9a-f]{64}$/)).toBeTruthy();
  expect(viewer.getByText('7 B')).toBeTruthy();
  await user.click(viewer.getByRole('button', { name: '删除' }));
  await user.click(viewer.getByRole('button', { name: /确定删除/ }));
  expect(await finding.findByText('必须拍照或录像')).toBeTruthy();
  expect(await field.store.list('evidence')).toHaveLength(1);
});

test('a file that is too large or of a strange kind is refused with what to do', async () => {
  await open();
  const { user } = finger();
  const evidence = within(await screen.findByRole('region', { name: '本次检查的其他证据' }));
  const input = screen.getAllByLabelText('文件：本次检查的其他证据', { selector: 'input' })[0];
  if (!input) throw new Error('no input');
  const strange = new File(['MZ'], '程序.pdf', { type: 'application/pdf' });
  await user.upload(input, strange);
  expect(await evidence.findByText(/程序\.pdf.*不支持这种文件/)).toBeTruthy();
  const huge = new File(['%PDF-'], '扫描.pdf', { type: 'application/pdf' });
  Object.defineProperty(huge, 'size', { value: 60 * 1024 * 1024 });
  await user.upload(input, huge);
  expect(await evidence.findByText(/扫描\.pdf.*最多 50/)).toBeTruthy();
});

test('what was entered survives a restart: the tablet says when it was saved, and goes on from there', async () => {
  const { field } = await open();
  const { user, tap } = finger();
  await tap('checkbox', '已出示');
  await user.click(within(screen.getByRole('group', { name: /第 3 项/ })).getByRole('radio', { name: '不适用' }));
  expect(await screen.findByText(/^11:0\d 已存在本机$/)).toBeTruthy();
  expect(JSON.stringify(await field.store.list('draft'))).toContain('not-applicable');

  cleanup();
  renderApp(`${path}/record`, fakeServer());
  expect(await screen.findByText('已恢复草稿')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '已出示' }).checked).toBe(true);
  const row = within(screen.getByRole('group', { name: /第 3 项/ }));
  expect(row.getByRole<HTMLInputElement>('radio', { name: '不适用' }).checked).toBe(true);
  expect(screen.getByText('1/7 项')).toBeTruthy();
});

test('a save that fails cannot be missed, says what to do, and is made good', async () => {
  const { field } = await open();
  const { tap } = finger();
  const write = vi.spyOn(field.store, 'write').mockRejectedValue(new StoreError('full'));
  await tap('checkbox', '已出示');
  const alarm = within(await screen.findByRole('alert'));
  expect(alarm.getByText('没有存到本机！请勿关闭此页')).toBeTruthy();
  expect(alarm.getByText(/平板的空间已满/)).toBeTruthy();
  expect(screen.queryByText(/已存在本机$/)).toBeNull();
  write.mockRestore();
  await tap('button', '再存一次');
  expect(await screen.findByText(/已存在本机$/)).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a form that a pack took away and gave back has what was saved last, and goes on from there', async () => {
  const { field } = await open();
  const { tap } = finger();
  await tap('checkbox', '已出示');
  expect(await screen.findByText(/已存在本机$/)).toBeTruthy();
  const takeIn = (cursor: string, more: Parameters<typeof inspectionView>[0]) => {
    const page = {
      accountId: field.session().account.id,
      reset: false,
      upserts: packOf(inspectionView(more)),
      deletes: [],
      cursor,
      hasMore: false,
      now: '2026-03-02T03:10:00.000Z',
      stamp: 's',
    };
    return act(() => takeInPack(field.store, page, new Date().toISOString()));
  };
  await takeIn('2', { state: 'approved', allowedCommands: ['enter'] });
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: '已出示' })).toBeNull());
  await takeIn('3', {});
  const shown = await screen.findByRole<HTMLInputElement>('checkbox', { name: '已出示' });
  expect(shown.checked).toBe(true);
  await tap('checkbox', '已告知');
  await waitFor(async () =>
    expect(await field.store.list('draft')).toMatchObject([
      { value: { draft: { certificateShown: true, rightsTold: true } } },
    ]),
  );
});

test('a record of the colleague came first: the draft becomes an addition, with what was found', async () => {
  const { field } = await open();
  const { user, tap } = finger();
  await user.click(
    within(await screen.findByRole('group', { name: /第 2 项/ })).getByRole('radio', { name: '不合格' }),
  );
  await user.type(screen.getByRole('textbox', { name: /问题描述/ }), '通道堵塞');
  expect(await screen.findByText(/已存在本机$/)).toBeTruthy();
  const view = inspectionView();
  const content = toContent(startDraft(view), view, '2026-03-02T03:00:00.000Z');
  const record = {
    revision: 1,
    content,
    contentHash: '',
    recordedBy: '李四',
    recordedAt: '2026-03-02T03:30:00.000Z',
    receivedAt: '2026-03-02T03:30:00.000Z',
    deviceAt: null,
    reason: '',
  };
  const upserts = packOf(inspectionView({ state: 'recorded', record }));
  const answer = {
    accountId: field.session().account.id,
    reset: false,
    upserts,
    deletes: [],
    cursor: '2',
    hasMore: false,
    now: record.recordedAt,
    stamp: 's',
  };
  await act(() => takeInPack(field.store, answer, new Date().toISOString()));
  await tap('link', '把草稿作为补充记录');
  const text = await screen.findByLabelText<HTMLTextAreaElement>(/补充内容/);
  expect(text.value).toContain(
    '1. 检查内容2：不合格\n发现的问题和处理：\n1. 通道堵塞（检查项：检查内容2；违反条款：条例第11条）',
  );
  await tap('button', '存入本机');
  expect(await screen.findByText('补充记录已存在本机，联网后自动送达')).toBeTruthy();
  expect(await field.store.list('draft')).toEqual([]);
});
