import { getInspection, listMyInspections, recordInspection } from '@liangma/contract/inspections';
import type { RecordContent } from '@liangma/contract/inspections';
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FakeRequest, FakeServer } from '../../testing/fake-server.ts';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { inspectionId, inspectionView } from './testing/inspection-sample.ts';

const path = `/field/inspections/${inspectionId}`;

// Nothing on this screen is hidden, and asking for it of every element of a long form takes seconds.
configure({ defaultHidden: true });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T03:00:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
});

const server = () =>
  fakeServer()
    .loggedIn(['inspector'])
    .answer(getInspection, inspectionView())
    .answer(listMyInspections, { today: '2026-03-02', items: [] })
    .answer(recordInspection, inspectionView({ state: 'recorded' }));

/** Presses like a finger. */
function finger() {
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const tap = async (role: 'link' | 'button' | 'checkbox' | 'radio', name: string | RegExp) =>
    user.click(await screen.findByRole(role, { name }));
  return { user, tap };
}

type Finger = ReturnType<typeof finger>;

async function answerAllCompliant({ user, tap }: Finger) {
  await tap('checkbox', '已出示');
  await tap('checkbox', '已告知');
  await tap('radio', '不申请回避');
  for (const matter of ['安全生产监督检查', '仓库储存监督检查']) {
    const section = within(await screen.findByRole('region', { name: matter }));
    await user.click(section.getByText('全部合格'));
    await user.click(section.getByText('确认合格'));
  }
  await tap('radio', '企业已签名');
}

const sentTo = (fake: FakeServer) => fake.requests.filter(({ name }) => name === recordInspection.name);
function contentOf(request: FakeRequest | undefined): RecordContent {
  if (!request) throw new Error('nothing was sent');
  return (request.body as { content: RecordContent }).content;
}

test('nothing found: ten taps and no typing, from the inspection to the server', async () => {
  const fake = server();
  renderApp(path, fake);
  const thumb = finger();
  const { tap } = thumb;
  const tapped = vi.fn<(event: MouseEvent) => void>();
  document.addEventListener('click', tapped);
  await tap('link', '填写现场检查笔录');
  await answerAllCompliant(thumb);
  await tap('button', '提交笔录');
  await waitFor(() => expect(sentTo(fake)).toHaveLength(1));
  document.removeEventListener('click', tapped);
  // The record opened, three questions, twice two for two matters, signed, handed in.
  expect(tapped).toHaveBeenCalledTimes(10);
  const content = contentOf(sentTo(fake)[0]);
  expect(content.answers.every(({ answer }) => answer === 'compliant')).toBe(true);
  expect(content.findings).toEqual([]);
  expect(content.present.name).toBe('王在场');
  expect(content.place).toBe('示范市云谷路1号');
  expect(content.partySignature).toEqual({ kind: 'signed', name: '王在场' });
  expect(content.conclusion).toContain('未发现问题');
  expect(await screen.findByText('笔录已提交')).toBeTruthy();
});

test('an incomplete record is not sent; the list of what is missing leads to each place', async () => {
  const fake = server();
  renderApp(`${path}/record`, fake);
  const { user, tap } = finger();
  expect(await screen.findByText('0/7 项')).toBeTruthy();
  await tap('button', '提交笔录');
  const list = screen.getByRole('region', { name: '还差的内容' });
  expect(document.activeElement).toBe(list);
  expect(sentTo(fake)).toHaveLength(0);
  await user.click(within(list).getByRole('link', { name: '第 5 项' }));
  const row = screen.getByRole('group', { name: '第 5 项：检查内容5' });
  expect(document.activeElement).toBe(within(row).getByRole('radio', { name: '合格' }));
  await user.click(within(row).getByRole('radio', { name: '合格' }));
  expect(await screen.findByText('1/7 项')).toBeTruthy();
  expect(within(list).queryByRole('link', { name: '第 5 项' })).toBeNull();
});

test('a failed check opens its finding, and must be described before the record can go', async () => {
  const fake = server();
  renderApp(`${path}/record`, fake);
  const thumb = finger();
  const { user, tap } = thumb;
  await screen.findByText('0/7 项');
  await answerAllCompliant(thumb);
  await user.click(within(screen.getByRole('group', { name: /第 2 项/ })).getByRole('radio', { name: '不合格' }));
  const finding = within(await screen.findByRole('region', { name: '第 2 项发现的问题' }));
  expect(finding.getByLabelText<HTMLInputElement>('依据条款').value).toBe('条例第11条');
  await tap('button', '提交笔录');
  expect(sentTo(fake)).toHaveLength(0);
  expect(screen.getByText('发现的问题没有写明情况')).toBeTruthy();
  expect(screen.getByText('发现的问题没有选择处理方式')).toBeTruthy();
  await user.click(finding.getByRole('button', { name: '经现场检查，“检查内容2”不符合要求。' }));
  await user.click(finding.getByRole('radio', { name: '责令改正' }));
  await user.click(await finding.findByRole('button', { name: '7 天后' }));
  expect(await screen.findByText('内容完整，可以提交。')).toBeTruthy();
  await tap('button', '提交笔录');
  await waitFor(() => expect(sentTo(fake)).toHaveLength(1));
  const content = contentOf(sentTo(fake)[0]);
  expect(content.findings).toEqual([
    {
      key: 'v1:2',
      description: '经现场检查，“检查内容2”不符合要求。',
      clause: '条例第11条',
      handling: 'order',
      dueOn: '2026-03-09',
      isMajor: false,
    },
  ]);
  expect(content.conclusion).toContain('发现问题1个');
});

test('what was entered survives a reload, and says that it is on this device only', async () => {
  renderApp(`${path}/record`, server());
  const { user, tap } = finger();
  await tap('checkbox', '已出示');
  await user.click(within(screen.getByRole('group', { name: /第 3 项/ })).getByRole('radio', { name: '不适用' }));
  expect(await screen.findByText('11:00 已存在本机，未提交')).toBeTruthy();

  cleanup();
  renderApp(`${path}/record`, server());
  expect(await screen.findByText('已恢复草稿')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '已出示' }).checked).toBe(true);
  const row = within(screen.getByRole('group', { name: /第 3 项/ }));
  expect(row.getByRole<HTMLInputElement>('radio', { name: '不适用' }).checked).toBe(true);
  expect(screen.getByText('1/7 项')).toBeTruthy();
});

test('without network the record stays here; the next attempt, also after a reload, is the same command', async () => {
  const fake = server().disconnect(recordInspection);
  renderApp(`${path}/record`, fake);
  const thumb = finger();
  const { tap } = thumb;
  await answerAllCompliant(thumb);
  await tap('button', '提交笔录');
  expect(await screen.findByText('没有送达服务器，笔录仅保存在本机')).toBeTruthy();
  await tap('button', '再次提交');
  await waitFor(() => expect(sentTo(fake)).toHaveLength(2));

  cleanup();
  const later = server();
  vi.setSystemTime(new Date('2026-03-02T05:00:00Z'));
  renderApp(`${path}/record`, later);
  expect(await screen.findByText(/不会重复登记/)).toBeTruthy();
  await tap('button', '提交笔录');
  await waitFor(() => expect(sentTo(later)).toHaveLength(1));
  const [first, second, third] = [...sentTo(fake), ...sentTo(later)];
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.startsWith('liangma.record'))).toEqual([]));
});

test('a changed record is another command', async () => {
  const fake = server().disconnect(recordInspection);
  renderApp(`${path}/record`, fake);
  const thumb = finger();
  const { tap } = thumb;
  await answerAllCompliant(thumb);
  await tap('button', '提交笔录');
  await screen.findByText('没有送达服务器，笔录仅保存在本机');
  await tap('radio', '申请回避');
  await tap('button', '再次提交');
  await waitFor(() => expect(sentTo(fake)).toHaveLength(2));
  const [first, second] = sentTo(fake);
  expect(second?.commandId).not.toBe(first?.commandId);
  expect(contentOf(second).recusal).toBe('asked-for');
});

test('a browser that stores nothing says so', async () => {
  renderApp(`${path}/record`, server());
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const { tap } = finger();
  await tap('checkbox', '已出示');
  expect(await screen.findByText('没有存到本机，请勿关闭此页')).toBeTruthy();
  full.mockRestore();
});

test('a draft that was overtaken is shown beside the record, and can be removed', async () => {
  renderApp(`${path}/record`, server());
  const { tap } = finger();
  await tap('checkbox', '已出示');
  cleanup();
  renderApp(`${path}/record`, server().answer(getInspection, inspectionView({ state: 'recorded' })));
  await tap('button', '删除本机草稿');
  expect(Object.keys(localStorage).filter((key) => key.startsWith('liangma.record'))).toEqual([]);
});
