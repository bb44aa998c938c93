import { listSections } from '@liangma/contract/bureaus';
import { createOfficer, getOfficer, listOfficers } from '@liangma/contract/people';
import type { OfficerView } from '@liangma/contract/people';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { certificateState } from './certificate-state.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const officer: OfficerView = {
  id: '01990000-0000-7000-8000-0000000000b1',
  name: '李明',
  sex: '男',
  unit: '示范市工业和信息化局',
  sectionId: null,
  sectionName: null,
  post: '科长',
  certificateNo: '43990100001',
  certificateKind: 'enforcement',
  issuedBy: '示范省人民政府',
  issuedOn: '2022-03-01',
  validUntil: '2027-03-01',
  field: '工业和信息化',
  area: '示范市',
  status: 'valid',
  isAssignable: true,
  revision: 1,
};

const server = () =>
  fakeServer()
    .loggedIn(['clerk'])
    .answer(listSections, { items: [] })
    .answer(getOfficer, officer)
    .answer(listOfficers, {
      items: [
        officer,
        {
          ...officer,
          id: '01990000-0000-7000-8000-0000000000b2',
          name: '王芳',
          validUntil: '2026-03-01',
          isAssignable: false,
        },
      ],
      nextCursor: null,
      total: { count: 2, atLeast: false },
    });

test.each([
  ['valid', { validUntil: '2027-03-01' }, 'valid'],
  ['on the last day', { validUntil: '2026-03-02' }, 'soon'],
  ['the day after', { validUntil: '2026-03-01' }, 'expired'],
  ['90 days before', { validUntil: '2026-05-31' }, 'soon'],
  ['91 days before', { validUntil: '2026-06-01' }, 'valid'],
  ['without a term', { validUntil: null }, 'valid'],
  ['suspended and expired', { validUntil: '2020-01-01', status: 'suspended' as const }, 'suspended'],
  ['for supervision', { certificateKind: 'supervision' as const }, 'supervision'],
])('a certificate %s', (_, part, state) => {
  expect(certificateState({ ...officer, ...part }, '2026-03-02')).toBe(state);
});

test('the list says who may inspect, and asks for another day', async () => {
  const fake = server();
  renderApp('/officers?assignableOn=2026-02-01', fake);
  const table = await screen.findByRole('table', { name: '执法人员' });
  expect(within(table).getByRole('row', { name: /李明/ }).textContent).toContain('可以');
  expect(fake.requests.find((request) => request.name === listOfficers.name)?.query['assignableOn']).toBe('2026-02-01');
});

test('an officer whose certificate is suspended shows why nobody can assign them', async () => {
  renderApp(`/officers/${officer.id}`, server().answer(getOfficer, { ...officer, status: 'suspended' }));
  expect(await screen.findByText('证件被暂扣，不能安排检查。')).toBeTruthy();
});

test('a certificate number that another officer carries is refused at its field', async () => {
  const user = userEvent.setup();
  const fake = server().refuse(createOfficer, 'resource/duplicate', {
    errors: [{ pointer: '/certificateNo', code: 'duplicate', detail: '这个执法证号已经登记' }],
  });
  renderApp('/officers/new', fake);
  await user.type(await screen.findByRole('textbox', { name: /姓名/ }), '赵强');
  await user.type(screen.getByRole('textbox', { name: /证件编号/ }), '43990100001');
  await user.click(screen.getByRole('button', { name: '保存' }));
  const summary = await screen.findByRole('alert');
  await user.click(within(summary).getByRole('link', { name: '证件编号：已存在，不能重复' }));
  expect(document.activeElement).toHaveProperty('value', '43990100001');
  expect(fake.requests.find((request) => request.name === createOfficer.name)?.body).toMatchObject({
    name: '赵强',
    sex: '',
    sectionId: null,
    validUntil: null,
    certificateKind: 'enforcement',
    status: 'valid',
  });
});
