import { listSections } from '@liangma/contract/bureaus';
import { getEnterprise, getEnterpriseVisits, listEnterprises } from '@liangma/contract/enterprises';
import {
  checkInspection,
  createInspection,
  getInspection,
  submitInspection,
  updateInspection,
} from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspections';
import { listMatters } from '@liangma/contract/matters';
import { listOfficers } from '@liangma/contract/people';
import { getPlan } from '@liangma/contract/plans';
import { explainInspection } from '@liangma/contract/statistics';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import type { FakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { ids, someEnterprise, someInspection, someMatter, someOfficer, somePlan } from './inspection-samples.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

type Finding = InspectionView['ruleFindings'][number];

const warning: Finding = {
  rule: 'R15',
  severity: 'warn',
  code: 'other-visit-near',
  params: { day: '2026-02-20' },
  source: '国办发〔2024〕54号',
};
const block: Finding = {
  rule: 'R13',
  severity: 'block',
  code: 'cap-reached',
  params: { count: 2, limit: 2 },
  source: '示政办发〔2025〕8号',
};

const server = (findings: Finding[]): FakeServer =>
  fakeServer()
    .loggedIn(['clerk'])
    .answer(listEnterprises, { items: [someEnterprise], nextCursor: null, total: { count: 1, atLeast: false } })
    .answer(getEnterprise, someEnterprise)
    .answer(getEnterpriseVisits, {
      year: 2026,
      limit: 2,
      source: '示政办发〔2025〕8号',
      isReached: false,
      visits: [
        {
          inspectionId: ids.inspection,
          day: '2026-02-20',
          state: 'closed',
          groundKind: 'plan',
          matters: ['节能监察'],
          countsTowardsCap: true,
        },
      ],
    })
    .answer(getPlan, somePlan)
    .answer(listSections, { items: [{ id: ids.section, name: '原材料工业科', sort: 1 }] })
    .answer(listMatters, {
      items: [someMatter(), someMatter({ id: ids.unpublished, name: '数据安全检查', publishedOn: null })],
    })
    .answer(listOfficers, {
      items: [
        someOfficer(),
        someOfficer({ id: ids.officerB, name: '李红', certificateNo: '43990100002' }),
        someOfficer({ id: ids.expired, name: '王旧', certificateNo: '43990100003', validUntil: '2026-01-31' }),
      ],
      nextCursor: null,
      total: { count: 3, atLeast: false },
    })
    .answer(checkInspection, {
      findings,
      capUse: { limit: 2, counted: 1, exempt: 0, source: '示政办发〔2025〕8号' },
    })
    .answer(createInspection, someInspection({ state: 'draft', revision: 1 }))
    .answer(submitInspection, someInspection())
    .answer(getInspection, someInspection())
    .answer(explainInspection, { isCounted: false, year: null, reasons: [] });

const address = `/inspections/new?enterpriseId=${ids.enterprise}&planLineId=${ids.line}`;
const sent = (fake: FakeServer, name: string) => fake.requests.filter((request) => request.name === name);

/** Fills in what the address does not bring along. */
async function chooseOfficers(): Promise<void> {
  await userEvent.click(await screen.findByRole('combobox', { name: /执法人员/ }));
  await userEvent.click(await screen.findByRole('option', { name: '张明 43990100001' }));
  await userEvent.click(await screen.findByRole('option', { name: '李红 43990100002' }));
  await userEvent.click(screen.getByRole('textbox', { name: /需要现场检查的理由/ }));
  await userEvent.paste('须核对现场');
}

const panel = () => screen.getByRole('complementary', { name: '规则核对' });
const submit = () => userEvent.click(screen.getByRole('button', { name: '保存并提交审批' }));

test('enterprise and plan line of the address are filled in, with the visits of the year', async () => {
  renderApp(address, server([]));
  const visits = await screen.findByRole('region', { name: '2026年检查' });
  expect(within(visits).getByText('今年第 2 次 / 上限 2 次')).toBeTruthy();
  expect(within(visits).getByRole('link', { name: '2026年2月20日' })).toBeTruthy();
  expect(screen.getByText('计划 3，已启动 2，已完成 1')).toBeTruthy();
  const section = screen.getByRole<HTMLInputElement>('combobox', { name: '承办科室' });
  await waitFor(() => expect(section.value).toBe('原材料工业科'));
});

test('what cannot be chosen says why', async () => {
  renderApp(address, server([]));
  await userEvent.click(await screen.findByRole('combobox', { name: /检查事项/ }));
  const matter = await screen.findByRole('option', { name: '数据安全检查（未公布，不得实施）' });
  expect(matter.hasAttribute('data-combobox-disabled')).toBe(true);
  await userEvent.click(screen.getByRole('combobox', { name: /执法人员/ }));
  const officer = await screen.findByRole('option', { name: '王旧 43990100003（执法证2026年1月31日到期）' });
  expect(officer.hasAttribute('data-combobox-disabled')).toBe(true);
});

test('what blocks stands beside the form with rule and source, and is not handed in', async () => {
  const fake = server([block]);
  renderApp(address, fake);
  await chooseOfficers();
  const item = await within(panel()).findByRole('listitem');
  expect(item.textContent).toContain('R13');
  expect(item.textContent).toContain('本单位今年对该企业已检查（含已安排）2次，达到上限2次');
  expect(item.textContent).toContain('依据：示政办发〔2025〕8号');
  await submit();
  await waitFor(() => expect(document.activeElement).toBe(panel()));
  expect(sent(fake, createInspection.name)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
  await waitFor(() => expect(sent(fake, createInspection.name)).toHaveLength(1));
  expect(sent(fake, submitInspection.name)).toEqual([]);
});

test('a warning needs a reason, which goes along', async () => {
  const fake = server([warning]);
  const { router } = renderApp(address, fake);
  await chooseOfficers();
  const reason = await within(panel()).findByRole('textbox', { name: /理由/ });
  await submit();
  await waitFor(() => expect(document.activeElement).toBe(reason));
  expect(within(panel()).getByText('请说明理由', { selector: 'p' })).toBeTruthy();
  expect(sent(fake, createInspection.name)).toEqual([]);
  await userEvent.click(reason);
  await userEvent.paste('内容不同，无法合并');
  await submit();
  await waitFor(() => expect(router.state.location.pathname).toBe(`/inspections/${ids.inspection}`));
  expect(sent(fake, createInspection.name)[0]?.body).toMatchObject({
    enterpriseId: ids.enterprise,
    planLineId: ids.line,
    matterIds: [ids.matter],
    officerIds: [ids.officerA, ids.officerB],
    sectionId: ids.section,
    onSiteReason: '须核对现场',
    groundDocumentNo: null,
  });
  expect(sent(fake, submitInspection.name)[0]?.body).toEqual({
    warningAnswers: [{ rule: 'R15', code: 'other-visit-near', reason: '内容不同，无法合并' }],
  });
});

test('refused at the submission: it stays the same draft at the next attempt', async () => {
  const fake = server([])
    .refuse(submitInspection, 'inspection/refused-by-rules', {
      errors: [{ code: 'cap-reached', detail: '达到上限2次', params: { rule: 'R13' } }],
    })
    .answer(updateInspection, someInspection({ state: 'draft', revision: 2 }));
  renderApp(address, fake);
  await chooseOfficers();
  expect(await within(panel()).findByText('符合检查规则，可以提交审批')).toBeTruthy();
  await submit();
  expect(await screen.findByText('内容已保存为草稿，但未能提交审批。')).toBeTruthy();
  expect(screen.getByText('达到上限2次')).toBeTruthy();
  await submit();
  await waitFor(() => expect(sent(fake, updateInspection.name)).toHaveLength(1));
  expect(sent(fake, updateInspection.name)[0]?.body).toMatchObject({ revision: 1 });
  expect(sent(fake, createInspection.name)).toHaveLength(1);
});

test('another ground asks for its document and its own type', async () => {
  renderApp(address, server([]));
  await userEvent.click(await screen.findByRole('combobox', { name: /检查来由/ }));
  await userEvent.click(await screen.findByRole('option', { name: '投诉举报' }));
  expect(await screen.findByRole('textbox', { name: /来由文号/ })).toBeTruthy();
  const type = screen.getByRole<HTMLInputElement>('combobox', { name: /检查类型/ });
  await waitFor(() => expect(type.value).toBe('个案检查'));
  expect(screen.queryByRole('combobox', { name: /计划项/ })).toBeNull();
});

test('a draft that somebody else changed is not overwritten', async () => {
  const draft = someInspection({ state: 'returned', returnReason: '请补充', allowedCommands: ['edit'] });
  const fake = server([]).answer(getInspection, draft).refuse(updateInspection, 'resource/changed');
  renderApp(`/inspections/${ids.inspection}/edit`, fake);
  expect(await screen.findByText('请补充')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: '保存草稿' }));
  const reload = await screen.findByRole('button', { name: '放弃本次修改，查看最新内容' });
  fake.answer(getInspection, { ...draft, fields: { ...draft.fields, groundNote: '他人已补充' }, revision: 4 });
  await userEvent.click(reload);
  expect(await screen.findByDisplayValue('他人已补充')).toBeTruthy();
});

test('leaving with changes that are not saved asks first', async () => {
  const { router } = renderApp(address, server([]));
  await userEvent.click(await screen.findByRole('textbox', { name: /需要现场检查的理由/ }));
  await userEvent.paste('须核对');
  await userEvent.click(screen.getByRole('button', { name: '取消' }));
  const dialog = await screen.findByRole('dialog', { name: '尚未保存' });
  await userEvent.click(within(dialog).getByRole('button', { name: '取消' }));
  expect(router.state.location.pathname).toBe('/inspections/new');
  expect(screen.getByDisplayValue('须核对')).toBeTruthy();
});
