import { deliverFieldCommand } from '@liangma/contract/field-commands';
import { getFieldPack } from '@liangma/contract/field-pack';
import { queueCommand } from '@liangma/offline/commands';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { currentField } from '../../offline/current-field.ts';
import { fieldDatabase } from '../../offline/database.ts';
import { deviceAccounts } from '../../offline/device.ts';
import { fakeServer, someSession } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';

const person = userEvent.setup();
const session = someSession(['inspector']);

test('a revoked tablet tells what the server has not received, lets it be exported, and asks before it deletes it', async () => {
  const inspectionId = '01990000-0000-7000-8000-0000000000b1';
  const server = fakeServer().disconnect(deliverFieldCommand);
  const { field } = await renderField('/field/sync', server);
  await screen.findByRole('heading', { level: 1, name: '同步' });
  await queueCommand(field.store, {
    accountId: session.account.id,
    deviceId: field.deviceId,
    inspectionId,
    label: '示范化工',
    command: { kind: 'close', version: 1 },
    now: new Date().toISOString(),
    clock: null,
    newId: () => '01990000-0000-7000-8000-0000000000c1',
  });
  server.refuse(getFieldPack, 'device/revoked').refuse(deliverFieldCommand, 'device/revoked');
  void currentField()?.sync.everything();
  await screen.findByRole('heading', { level: 1, name: '本平板已被停用' });
  expect(await screen.findByText('本机有 1 项没有送出，服务器没有收到')).toBeTruthy();
  await person.click(await screen.findByRole('button', { name: '立即清除' }));
  const question = await screen.findByRole('dialog', { name: '立即清除' });
  expect(within(question).getByText(/没有送出，也没有导出/)).toBeTruthy();
  await person.click(within(question).getByRole('button', { name: '取消' }));
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }));
  await person.click(await screen.findByRole('button', { name: '导出未送出的内容' }));
  const warning = await screen.findByRole('dialog', { name: '导出的文件没有加密' });
  await person.click(await within(warning).findByRole('button', { name: '导出' }));
  expect(await screen.findByText(/已导出。请确认文件已保存好/)).toBeTruthy();
  await person.click(await screen.findByRole('button', { name: '立即清除' }));
  await waitFor(async () => expect(await deviceAccounts(fieldDatabase())).toEqual([]));
});
