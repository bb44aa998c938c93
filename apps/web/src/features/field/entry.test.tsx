import { resolveCode } from '@liangma/contract/enterprises';
import {
  enterByEnterpriseCode,
  enterByException,
  getInspection,
  getInspectionCode,
  listMyInspections,
} from '@liangma/contract/inspections';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { enteredAt, inspectionId, inspectionView, otherEnterpriseId } from './testing/inspection-sample.ts';

const path = `/field/inspections/${inspectionId}`;
const approved = inspectionView({ state: 'approved' });

const server = () =>
  fakeServer()
    .loggedIn(['inspector'])
    .answer(getInspection, approved)
    .answer(listMyInspections, { today: '2026-03-02', items: [] });

afterEach(() => {
  vi.useRealTimers();
});

describe('the inspection code', () => {
  const code = (number: number, entered: string | null = null) => ({
    url: `http://localhost/c/i.${number}`,
    expiresAt: '2026-03-02T01:35:00.000Z',
    enteredAt: entered,
  });

  /** Lets time pass, together with the requests that fall due in it. */
  const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

  test('is asked for again and again, stays the same picture, and is renewed well before it runs out', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-02T01:30:00Z'), shouldAdvanceTime: true });
    let asked = 0;
    const fake = server().answerBy(getInspectionCode, () => code((asked += 1)));
    renderApp(`${path}/code`, fake);
    expect(await screen.findByText('http://localhost/c/i.1')).toBeTruthy();
    expect(screen.getByText('等待企业确认…')).toBeTruthy();
    await pass(150);
    expect(asked).toBeGreaterThan(20);
    expect(screen.getByText('http://localhost/c/i.1')).toBeTruthy();
    await pass(60);
    expect(screen.queryByText('http://localhost/c/i.1')).toBeNull();
    expect(screen.getByText(/http:\/\/localhost\/c\/i\.\d+/)).toBeTruthy();
  });

  test('gives way to who confirmed and when, without a touch', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-02T01:29:00Z'), shouldAdvanceTime: true });
    const fake = server().answer(getInspectionCode, code(1));
    renderApp(`${path}/code`, fake);
    await screen.findByText('等待企业确认…');
    const entered = inspectionView();
    const entry = { ...entered.entry, way: 'inspection-code' as const, confirmedBy: '李门卫' };
    fake.answer(getInspectionCode, code(2, enteredAt)).answer(getInspection, { ...entered, entry } as typeof entered);
    await pass(5);
    expect(screen.getByText('企业已确认：李门卫 09:30')).toBeTruthy();
    expect(screen.getByRole('link', { name: '填写现场检查笔录' })).toBeTruthy();
  });

  test('that cannot be renewed disappears when it runs out', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-02T01:30:00Z'), shouldAdvanceTime: true });
    const fake = server().answer(getInspectionCode, code(1));
    renderApp(`${path}/code`, fake);
    await screen.findByRole('img', { name: /检查码/ });
    fake.disconnect(getInspectionCode);
    await pass(310);
    expect(screen.getByText('二维码已失效，恢复网络后会自动更新')).toBeTruthy();
    expect(screen.queryByRole('img', { name: /检查码/ })).toBeNull();
  });
});

describe('scanning the enterprise', () => {
  test('the code of another enterprise is refused with both names', async () => {
    const fake = server()
      .refuse(enterByEnterpriseCode, 'code/other-enterprise')
      .answer(resolveCode, {
        enterprise: {
          id: otherEnterpriseId,
          creditCode: '91439971MACXBBT973',
          name: '示范市远达面业有限公司',
          subject: 'enterprise',
          county: '',
          industry: '',
          supervisionCategory: '',
          riskGrade: '',
          creditGrade: '',
          status: 'active',
        },
        inspectionIds: [],
      });
    renderApp(`${path}/scan`, fake);
    const user = userEvent.setup();
    // jsdom has no camera, like a tablet on an address without https.
    expect(await screen.findByText('此地址下不能使用摄像头')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /手工输入/ }), '91439971MACXBBT973');
    await user.click(screen.getByRole('button', { name: '确定' }));
    expect(
      await screen.findByText('扫到的码属于“示范市远达面业有限公司”，而这次检查的是“示范市云洲化工有限公司”。'),
    ).toBeTruthy();
  });

  test('the right code registers the entry with the time of the device', async () => {
    const fake = server().answer(enterByEnterpriseCode, inspectionView());
    const { router } = renderApp(`${path}/scan`, fake);
    const user = userEvent.setup();
    await user.type(await screen.findByRole('textbox', { name: /手工输入/ }), '91439971MABT54RQ6T');
    await user.click(screen.getByRole('button', { name: '确定' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(path));
    const sent = fake.requests.find(({ name }) => name === enterByEnterpriseCode.name);
    expect(sent?.body).toEqual({ text: '91439971MABT54RQ6T', deviceAt: expect.stringMatching(/^\d{4}-.*Z$/) });
  });
});

test('without a scan: a reason and a note are demanded, then sent', async () => {
  const fake = server().answer(enterByException, inspectionView());
  const { router } = renderApp(`${path}/exception`, fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '登记入企' }));
  expect(await screen.findByText('有 2 处需要修改')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: '现场无网络' }));
  await user.type(screen.getByLabelText(/情况说明/), '园区停电');
  await user.click(screen.getByRole('button', { name: '登记入企' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(path));
  const sent = fake.requests.find(({ name }) => name === enterByException.name);
  expect(sent?.body).toEqual({ reason: 'no-network', note: '园区停电', deviceAt: expect.stringContaining('T') });
});

test('what blocks the entry is said before anybody walks to the door', async () => {
  const blocked = {
    rule: 'R22',
    severity: 'block' as const,
    code: 'outside-window',
    params: { day: '2026-03-09', from: '2026-03-02', until: '2026-03-06' },
    source: '国办发〔2024〕54号',
  };
  renderApp(path, server().answer(getInspection, { ...approved, ruleFindings: [blocked] }));
  expect(await screen.findByText('现在还不能入企')).toBeTruthy();
  expect(screen.getByText(/不在批准的检查时间/)).toBeTruthy();
});
