import { listCannedTexts, saveCannedTexts } from '@liangma/contract/field-pack';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';

const id = (no: number) => `01990000-0000-7000-8000-00000000000${no}`;
const items = [
  { id: id(1), use: 'conclusion', text: '现场未发现违法违规问题。' },
  { id: id(2), use: 'statement', text: '以上情况属实，无异议。' },
  { id: id(3), use: 'conclusion', text: '发现的问题已当场改正。' },
] as const;

const server = () =>
  fakeServer()
    .loggedIn(['legal'])
    .answer(listCannedTexts, { items: [...items] });

const bodies = (fake: ReturnType<typeof server>) =>
  fake.requests.filter(({ name }) => name === 'save-canned-texts').map(({ body }) => body);

test('texts stand under their use; they are added, moved, removed and saved as a whole', async () => {
  const fake = server().answer(saveCannedTexts, { items: [] });
  renderApp('/canned-texts', fake);
  const user = userEvent.setup();
  const first = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '检查结论第 1 条' });
  expect(first.value).toBe('现场未发现违法违规问题。');
  await user.click(screen.getByRole('button', { name: '检查结论第 1 条下移' }));
  await user.click(screen.getByRole('button', { name: '删除当事人意见第 1 条' }));
  await user.click(screen.getByRole('button', { name: '增加问题描述' }));
  await user.type(screen.getByRole('textbox', { name: '问题描述第 1 条' }), '消防器材超过检验有效期。');
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(bodies(fake)).toHaveLength(1));
  expect(bodies(fake)[0]).toEqual({
    items: [
      { use: 'finding', text: '消防器材超过检验有效期。' },
      { use: 'conclusion', text: '发现的问题已当场改正。' },
      { use: 'conclusion', text: '现场未发现违法违规问题。' },
    ],
  });
});

test('an empty text is named, and nothing is sent', async () => {
  const fake = server();
  renderApp('/canned-texts', fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '增加检查项说明' }));
  await user.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByRole('link', { name: '检查项说明第 1 条：此项必填' })).toBeTruthy();
  expect(bodies(fake)).toEqual([]);
});
