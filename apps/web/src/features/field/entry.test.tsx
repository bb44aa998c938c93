import { getInspectionCode } from '@liangma/contract/inspections';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { signInspectionCode } from './local-code.ts';
import { inspectionId, inspectionView } from './testing/inspection-sample.ts';
import { codeSecret, packOf, printedCode, queued } from './testing/tablet.ts';

const path = `/field/inspections/${inspectionId}`;
const approved = inspectionView({ state: 'approved' });

vi.mock(import('../../offline/pin.ts'), async (original) => ({ ...(await original()), pinIterations: 10 }));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T01:30:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
  return () => vi.useRealTimers();
});

const open = (address: string, view = approved, offsetMs = 0) =>
  renderField(address, fakeServer().disconnect(getInspectionCode), { pack: packOf(view), isOnline: false, offsetMs });

async function type(text: string): Promise<void> {
  const user = userEvent.setup();
  // jsdom has no camera, like a tablet on an address without https.
  await user.type(await screen.findByRole('textbox', { name: /手工输入/ }), text);
  await user.click(screen.getByRole('button', { name: '确定' }));
}

describe('the inspection code, without network', () => {
  test('is the one that the server would sign, by the clock of the server, and says how the entry will arrive', async () => {
    // The tablet is ten minutes slow.
    await open(`${path}/code`, approved, 600_000);
    const address = await screen.findByText(/^https:\/\/liangma\.example\/c\/i\./);
    const token = address.textContent.split('/').at(-1) ?? '';
    const expiresAt = Number.parseInt(token.split('.')[2] ?? '', 36);
    expect(token).toBe(await signInspectionCode(codeSecret, inspectionId, expiresAt));
    const byServer = Date.parse('2026-03-02T01:45:00Z') / 1000;
    expect(Math.abs(expiresAt - byServer)).toBeLessThan(60);
    expect(screen.getByRole('img', { name: /检查码/ })).toBeTruthy();
    expect(screen.getByText(/现在没有网络/)).toBeTruthy();
  });

  test('without its secret the tablet says so instead of showing a code', async () => {
    const pack = packOf(approved).map((item) => (item.kind === 'inspection' ? { ...item, codeSecret: null } : item));
    await renderField(`${path}/code`, fakeServer().disconnect(getInspectionCode), { pack, isOnline: false });
    expect(await screen.findByText(/本机没有这次检查的亮码密钥/)).toBeTruthy();
  });
});

describe('scanning the enterprise, without network', () => {
  test('the code of another enterprise is refused at once with both names, and nothing is queued', async () => {
    const { field } = await open(`${path}/scan`);
    await type('91439971MACXBBT973');
    expect(
      await screen.findByText('扫到的码属于“示范市远达面业有限公司”，而这次检查的是“示范市云洲化工有限公司”。'),
    ).toBeTruthy();
    expect(await queued(field)).toEqual([]);
  });

  test('a code that only looks like theirs is called forged', async () => {
    await open(`${path}/scan`);
    await type(printedCode.replace('hvlJ', 'hvlK'));
    expect(await screen.findByText('这个企业码不是本单位制发的')).toBeTruthy();
  });

  test.each([
    ['the printed code', `https://liangma.example/e/${printedCode}`],
    ['the business licence', '91439971MABT54RQ6T'],
  ])('%s registers the entry on the tablet', async (_, text) => {
    const { field, router } = await open(`${path}/scan`);
    await type(text);
    await waitFor(() => expect(router.state.location.pathname).toBe(path));
    expect(await queued(field)).toEqual([{ kind: 'enter-by-enterprise-code', version: 1, text }]);
    expect(await screen.findByRole('link', { name: '填写现场检查笔录' })).toBeTruthy();
  });

  test('any code finds its enterprise in the register of the tablet, and the inspection that can begin', async () => {
    const { field, router } = await open('/field/scan');
    await type(printedCode);
    expect(await screen.findByRole('heading', { name: '示范市云洲化工有限公司' })).toBeTruthy();
    expect(await screen.findByText('没有网络，这部分联网后显示。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '以此码登记入企' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(path));
    expect((await queued(field)).map(({ kind }) => kind)).toEqual(['enter-by-enterprise-code']);
  });
});

test('without a scan: a reason and a note are demanded, then kept on the tablet', async () => {
  const { field, router } = await open(`${path}/exception`);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '登记入企' }));
  expect(await screen.findByText('有 2 处需要修改')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: '现场无网络' }));
  await user.type(screen.getByLabelText(/情况说明/), '园区停电');
  await user.click(screen.getByRole('button', { name: '登记入企' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(path));
  expect(await queued(field)).toEqual([
    { kind: 'enter-by-exception', version: 1, reason: 'no-network', note: '园区停电' },
  ]);
});

test('the rest of a visit: told, closed, each step kept at once and marked as only here', async () => {
  const view = inspectionView({ state: 'recorded' });
  const { field } = await open(path, view);
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: /告知对象/ }), '王在场');
  await user.click(screen.getByRole('button', { name: '确认已告知' }));
  await user.click(await screen.findByRole('button', { name: '办结' }));
  const buttons = await screen.findAllByRole('button', { name: '办结', hidden: true });
  await user.click(buttons.at(-1) ?? document.body);
  expect(await screen.findByText('检查已办结。')).toBeTruthy();
  expect((await queued(field)).map(({ kind }) => kind)).toEqual(['tell-result', 'close']);
  expect((await screen.findAllByText('本机')).length).toBeGreaterThan(0);
  expect(screen.getByText('还有内容没有送达服务器')).toBeTruthy();
});

test('an order to correct is reported with a note; only a recheck settles it', async () => {
  const finding = {
    id: '01990000-0000-7000-8000-0000000000f1',
    checkKey: null,
    description: '通道堵塞',
    clause: '条例第十条',
    handling: 'order' as const,
    dueOn: '2026-03-09',
    isMajor: false,
    rectification: 'open' as const,
    correctedOn: null,
    correctionNote: '',
  };
  const { field } = await open(path, inspectionView({ state: 'told', findings: [finding] }));
  const user = userEvent.setup();
  await user.click((await screen.findAllByRole('button', { name: '登记企业已改正' }))[0] ?? document.body);
  // Nobody has said anything yet, so nothing stands there.
  const note = await screen.findByRole('textbox', { name: /核实情况/ });
  expect(note).toHaveProperty('value', '');
  await user.click(screen.getByRole('button', { name: '已现场核实，问题已改正。' }));
  expect(note).toHaveProperty('value', '已现场核实，问题已改正。');
  await user.click(screen.getByRole('button', { name: '存入本机' }));
  expect(await screen.findByText(/请拍一张改正后的照片/)).toBeTruthy();
  expect(await queued(field)).toEqual([]);
  await user.click(screen.getByRole('checkbox', { name: '无法拍照' }));
  await user.type(await screen.findByRole('textbox', { name: /无法拍照的理由/ }), '涉密场所');
  await user.click(screen.getByRole('button', { name: '存入本机' }));
  expect((await screen.findAllByText('已登记企业改正，等待复查')).length).toBeGreaterThan(0);
  expect(await queued(field)).toMatchObject([
    {
      kind: 'report-correction',
      findingNo: 0,
      correctedOn: '2026-03-02',
      note: '已现场核实，问题已改正。（无法拍照：涉密场所）',
    },
  ]);
});

test('what is held is said in plain words, with who decides', async () => {
  await open(path, inspectionView({ state: 'recorded', heldCount: 1 }));
  expect(await screen.findByText('有 1 项内容需要负责人决定')).toBeTruthy();
  expect(screen.getByText(/没有丢失/)).toBeTruthy();
});

test('what blocks the entry is said before anybody walks to the door', async () => {
  const blocked = {
    rule: 'R22',
    severity: 'block' as const,
    code: 'outside-window',
    params: { day: '2026-03-09', from: '2026-03-02', until: '2026-03-06' },
    source: '国办发〔2024〕54号',
  };
  await open(path, { ...approved, ruleFindings: [blocked] });
  expect(await screen.findByText('现在还不能入企')).toBeTruthy();
  expect(screen.getByText(/不在批准的检查时间/)).toBeTruthy();
});

test('the first screen and the register are there without network', async () => {
  await open('/field/inspections');
  expect(await screen.findByRole('link', { name: '入企登记：示范市云洲化工有限公司' })).toBeTruthy();
  cleanup();
  renderApp('/field/enterprises', fakeServer());
  await userEvent.type(await screen.findByRole('searchbox', { name: '查找企业' }), '染料');
  expect(await screen.findByRole('link', { name: '示范市云洲化工有限公司' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: '示范市远达面业有限公司' })).toBeNull();
});

test('the notice and the approval form are shown and printed without network', async () => {
  const approval = { by: '赵局', at: '2026-03-01T02:00:00.000Z', opinion: '' };
  await open(`${path}/official/notice`, { ...approved, approval });
  const notice = await screen.findByTitle('行政检查通知书');
  expect(notice.getAttribute('srcdoc')).toContain('示工信检通〔2026〕1号');
  // Counted by the server when the inspection was approved, so that tablet and desk print the same text.
  expect(notice.getAttribute('srcdoc')).toContain('本年度此前已对你单位检查0次');
  expect(screen.getByRole('button', { name: '打印' })).toBeTruthy();
  cleanup();
  renderApp(`${path}/official/approval-form`, fakeServer().disconnect(getInspectionCode));
  expect((await screen.findByTitle('行政检查审批表')).getAttribute('srcdoc')).toContain('赵局');
});

test('closed without network, it says that the time of arrival counts', async () => {
  await open(path, inspectionView({ state: 'told' }));
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '办结' }));
  expect(await screen.findByText(/办结时间以服务器收到的时间为准/)).toBeTruthy();
});

test.each([
  ['2026-03-02T02:00:00.000Z', '2026年3月2日 10:00'],
  [
    '2026-03-01T15:59:00.000Z',
    '2026年3月2日 10:00平板时间 2026年3月1日 23:59，送达时间 2026年3月2日 10:00\n办结计入哪一天',
  ],
])('a visit closed at %s by the tablet shows which time counts where the two differ', async (closedDeviceAt, text) => {
  await open(path, inspectionView({ state: 'closed', closedAt: '2026-03-02T02:00:00.000Z', closedDeviceAt }));
  const shown = (await screen.findByText('办结时间')).nextSibling?.textContent ?? '';
  expect(shown.startsWith(text)).toBe(true);
  expect(shown.includes('平板时间')).toBe(text.includes('平板时间'));
});

test('what is closed here and not delivered says that the time is the tablet’s', async () => {
  await open(path, inspectionView({ state: 'told' }));
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '办结' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: '办结' }));
  expect(await screen.findByText(/这是平板时间，尚未送达/)).toBeTruthy();
});

test('the first screen says whether one can leave for a place without network, and what really is next', async () => {
  const finding = {
    id: '01990000-0000-7000-8000-0000000000f1',
    checkKey: null,
    description: '通道堵塞',
    clause: '条例第十条',
    handling: 'order' as const,
    dueOn: '2026-03-09',
    isMajor: false,
    rectification: 'open' as const,
    correctedOn: null,
    correctionNote: '',
  };
  const { field } = await open('/field/inspections', inspectionView({ state: 'told', findings: [finding] }));
  expect(await screen.findByText(/文书编号还没有领齐：检查 1 项/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /^待整改/ })).toBeTruthy();
  const free = [1, 2, 3, 4, 5].map((number) => ({ year: 2026, number: `〔2026〕${number}号` }));
  await field.store.write(
    ['sampling', 'result-notice', 'correction-order'].map((kind) => ({
      table: 'meta' as const,
      key: `numbers/${kind}`,
      value: { free, asked: null },
    })),
  );
  expect(await screen.findByText('可以离线工作：每种文书有编号 5 个，检查 1 项，资料更新于 09:30')).toBeTruthy();
});
