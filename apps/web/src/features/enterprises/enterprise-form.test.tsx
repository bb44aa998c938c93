import {
  createEnterprise,
  getEnterprise,
  getEnterpriseCode,
  getEnterpriseVisits,
  listEnterpriseFacets,
  listEnterprises,
  updateEnterprise,
} from '@liangma/contract/enterprises';
import type { EnterpriseView } from '@liangma/contract/enterprises';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const enterpriseId = '01990000-0000-7000-8000-0000000000e1';
const creditCode = '91439902MA8MA1XT3X';

const enterprise: EnterpriseView = {
  id: enterpriseId,
  creditCode,
  name: '示范市城东化工有限公司',
  subject: 'enterprise',
  county: '城东区',
  industry: '基础化学原料制造',
  industryCode: '2611',
  supervisionCategory: '监控化学品',
  riskGrade: '高',
  creditGrade: 'A',
  status: 'active',
  formerNames: ['示范市城东化工厂'],
  legalRepresentative: '周海',
  registeredAddress: '示范市城东区工业大道1号',
  businessAddress: '',
  contactName: '吴敏',
  contactPhone: '',
  remark: '',
  licences: [
    { name: '监控化学品生产许可证', number: 'HW-1', validUntil: '2026-04-01', isLongTerm: false },
    { name: '排污许可证', number: '', validUntil: '2026-03-01', isLongTerm: false },
    { name: '食盐定点批发证', number: '', validUntil: null, isLongTerm: true },
  ],
  revision: 4,
};

const emptyPage = { items: [], nextCursor: null, total: { count: 0, atLeast: false } };

const server = () =>
  fakeServer()
    .loggedIn(['clerk'])
    .answer(getEnterprise, enterprise)
    .answer(listEnterprises, emptyPage)
    .answer(listEnterpriseFacets, { counties: ['城东区'], supervisionCategories: [], riskGrades: [] })
    .answer(getEnterpriseCode, { url: 'https://example.cn/e/abc', name: enterprise.name, creditCode })
    .answerBy(getEnterpriseVisits, ({ params }) => ({
      year: Number(params['year']),
      limit: 2,
      source: '示范市年度检查频次上限公告',
      isReached: false,
      visits:
        params['year'] === '2025'
          ? []
          : [
              {
                inspectionId: '01990000-0000-7000-8000-0000000000f1',
                day: '2026-02-03',
                state: 'closed' as const,
                groundKind: 'plan' as const,
                matters: ['监控化学品监督检查'],
                countsTowardsCap: true,
              },
              {
                inspectionId: '01990000-0000-7000-8000-0000000000f2',
                day: '2026-02-20',
                state: 'closed' as const,
                groundKind: 'complaint' as const,
                matters: ['监控化学品监督检查'],
                countsTowardsCap: false,
              },
            ],
    }));

test('the check character is judged while typing, and a wrong code is not sent', async () => {
  const user = userEvent.setup();
  const fake = server();
  renderApp('/enterprises/new', fake);
  const code = await screen.findByRole('textbox', { name: /统一社会信用代码/ });
  expect(screen.getByText('18 位，已输入 0 位')).toBeTruthy();
  await user.type(code, '91439902ma8ma1xt3b');
  expect(screen.getByText('校验位不符，请对照营业执照核对')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '保存' }));
  const summary = await screen.findByRole('alert', { name: '有 2 处需要修改' });
  expect(summary.textContent).toContain('统一社会信用代码：统一社会信用代码有误，请核对（校验码不符）');
  expect(summary.textContent).toContain('企业名称：此项必填');
  expect(fake.requests.some((request) => request.name === createEnterprise.name)).toBe(false);
});

test('a code that is in the register already leads to the enterprise that has it', async () => {
  const user = userEvent.setup();
  const fake = server().refuse(createEnterprise, 'resource/duplicate');
  renderApp('/enterprises/new', fake);
  await user.type(await screen.findByRole('textbox', { name: /企业名称/ }), enterprise.name);
  await user.type(screen.getByRole('textbox', { name: /统一社会信用代码/ }), creditCode.toLowerCase());
  expect(screen.getByText('校验位正确')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '保存' }));
  const link = await screen.findByRole('link', { name: `查看 ${creditCode}` });
  expect(link.getAttribute('href')).toBe(`/enterprises?search=${creditCode}`);
  expect(screen.getByRole('textbox', { name: /企业名称/ })).toHaveProperty('value', enterprise.name);
});

test('a problem of the server stands at its field', async () => {
  const user = userEvent.setup();
  const fake = server().refuse(updateEnterprise, 'request/invalid', {
    errors: [{ pointer: '/licences/0/number', code: 'too-long', detail: '最多100个字' }],
  });
  renderApp(`/enterprises/${enterpriseId}/edit`, fake);
  await user.click(await screen.findByRole('button', { name: '保存' }));
  const summary = await screen.findByRole('alert');
  await user.click(within(summary).getByRole('link', { name: '证件编号：最多100个字' }));
  expect(document.activeElement).toHaveProperty('value', 'HW-1');
});

test('changes are sent with the revision, and what was typed stays when somebody else was quicker', async () => {
  const user = userEvent.setup();
  const fake = server().refuse(updateEnterprise, 'resource/changed');
  renderApp(`/enterprises/${enterpriseId}/edit`, fake);
  await user.type(await screen.findByRole('textbox', { name: '联系电话' }), '0731-0000001');
  await user.click(screen.getByRole('button', { name: '删除许可证件 2' }));
  await user.click(screen.getByRole('button', { name: '保存' }));
  expect((await screen.findByRole('alert')).textContent).toContain('该记录已被他人修改');
  expect(screen.getByRole('textbox', { name: '联系电话' })).toHaveProperty('value', '0731-0000001');
  const { id: _id, formerNames: _names, ...fields } = enterprise;
  expect(fake.requests.find((request) => request.name === updateEnterprise.name)?.body).toEqual({
    ...fields,
    contactPhone: '0731-0000001',
    licences: [enterprise.licences[0], enterprise.licences[2]],
  });
});

test('an enterprise shows which visits count towards the cap and why, and the licences that run out', async () => {
  const user = userEvent.setup();
  renderApp(`/enterprises/${enterpriseId}`, server());
  expect(await screen.findByText('占用上限 1 次，上限 2 次')).toBeTruthy();
  const visits = screen.getByRole('table', { name: '年度检查和频次上限' });
  expect(within(visits).getByRole('row', { name: /2026年2月20日/ }).textContent).toContain(
    '来由为“投诉举报”的检查不受频次上限约束',
  );
  const licences = screen.getByRole('table', { name: '许可证件' });
  expect(within(licences).getByRole('row', { name: /监控化学品生产许可证/ }).textContent).toContain('30 天后到期');
  expect(within(licences).getByRole('row', { name: /排污许可证/ }).textContent).toContain('已过期');
  expect(within(licences).getByRole('row', { name: /食盐定点批发证/ }).textContent).toContain('长期有效');
  expect(screen.getByText('示范市城东化工厂')).toBeTruthy();
  expect(screen.getByRole('link', { name: '新建检查' }).getAttribute('href')).toBe(
    `/inspections/new?enterpriseId=${enterpriseId}`,
  );
  expect(await screen.findByRole('img', { name: '示范市城东化工有限公司的企业码' })).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '上一年' }));
  expect(await screen.findByText('2025 年没有检查')).toBeTruthy();
});

test('chosen enterprises stay chosen on the way to the sheet and back', async () => {
  const user = userEvent.setup();
  const row = {
    id: enterpriseId,
    creditCode,
    name: enterprise.name,
    subject: 'enterprise' as const,
    county: '城东区',
    industry: '',
    supervisionCategory: '',
    riskGrade: '',
    creditGrade: '',
    status: 'active' as const,
  };
  const fake = server().answer(listEnterprises, { ...emptyPage, items: [row], total: { count: 1, atLeast: false } });
  const { router } = renderApp('/enterprises/codes', fake);
  await user.click(await screen.findByRole('checkbox', { name: enterprise.name }));
  expect(screen.getByText('已选 1 家')).toBeTruthy();
  await user.click(screen.getByRole('link', { name: '生成打印页' }));
  const print = vi.spyOn(window, 'print').mockImplementation(() => {});
  const button = await screen.findByRole('button', { name: '打印' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  expect(screen.getByRole('img', { name: '示范市城东化工有限公司的企业码' })).toBeTruthy();
  await user.click(button);
  expect(print).toHaveBeenCalledTimes(1);
  router.history.back();
  expect(await screen.findByRole('checkbox', { name: enterprise.name })).toHaveProperty('checked', true);
});

test('one character is no search, and the screen says so', async () => {
  renderApp('/enterprises?search=城', server());
  expect(await screen.findByText(/^请输入至少两个字再查询/)).toBeTruthy();
});
