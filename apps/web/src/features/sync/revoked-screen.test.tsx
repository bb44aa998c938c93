import { deliverFieldCommand } from '@liangma/contract/field-commands';
import { getFieldPack } from '@liangma/contract/field-pack';
import { queueCommand } from '@liangma/offline/commands';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { currentField, lockField } from '../../offline/current-field.ts';
import { fieldDatabase } from '../../offline/database.ts';
import { deviceAccounts } from '../../offline/device.ts';
import type { Field } from '../../offline/field-session.ts';
import { knownRevocation, noteExported } from '../../offline/revocation.ts';
import { fakeServer, someSession } from '../../testing/fake-server.ts';
import { openTablet, renderField, somePin } from '../../testing/field-tablet.ts';

vi.setConfig({ testTimeout: 20_000 });
const person = userEvent.setup();
const session = someSession(['inspector']);

const queueClose = (field: Field) =>
  queueCommand(field.store, {
    accountId: field.session().account.id,
    deviceId: field.deviceId,
    inspectionId: '01990000-0000-7000-8000-0000000000b1',
    label: '示范化工',
    command: { kind: 'close', version: 1 },
    now: new Date().toISOString(),
    clock: null,
    newId: () => '01990000-0000-7000-8000-0000000000c1',
  });

const revocation = () => knownRevocation(fieldDatabase());

test('a revoked tablet tells what the server has not received, lets it be exported, and asks before it deletes it', async () => {
  const server = fakeServer().disconnect(deliverFieldCommand);
  const { field } = await renderField('/field/sync', server);
  await screen.findByRole('heading', { level: 1, name: '同步' });
  await queueClose(field);
  server
    .refuse(getFieldPack, 'device/revoked', { detail: '在示范路遗失' })
    .refuse(deliverFieldCommand, 'device/revoked');
  void currentField()?.sync.everything();
  await screen.findByRole('heading', { level: 1, name: '本平板已被停用' });
  expect(await screen.findByText('停用原因：在示范路遗失')).toBeTruthy();
  expect(await screen.findByText('本机有 1 项没有送出，服务器没有收到')).toBeTruthy();
  expect(await screen.findByRole('button', { name: '导出未送出的内容' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '导入备份文件' })).toBeNull();
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

/** Zhang has unsent work on this tablet; Bai has it open and hears that it is revoked. */
async function sharedTablet() {
  const server = fakeServer().disconnect(deliverFieldCommand);
  const owner = await openTablet(server);
  await queueClose(owner);
  await owner.data.reload(['outbox']);
  await waitFor(async () => expect((await deviceAccounts(fieldDatabase()))[0]?.unsent).toBe(1));
  const bai = { ...session.account, id: '01990000-0000-7000-8000-0000000000ff', displayName: '白某' };
  const rendered = await renderField('/field/sync', server, { session: { ...session, account: bai } });
  await screen.findByRole('heading', { level: 1, name: '同步' });
  server.refuse(getFieldPack, 'device/revoked');
  void currentField()?.sync.everything();
  await screen.findByRole('heading', { level: 1, name: '本平板已被停用' });
  return rendered;
}

const ownerLine = `${session.account.displayName}：1 项未送出，0 份草稿。`;

test("a colleague's unsent work is named with whose PIN it needs, and is not deleted unasked", async () => {
  await sharedTablet();
  expect(await screen.findByText(`${ownerLine}导出须用${session.account.displayName}的 PIN 解锁。`)).toBeTruthy();
  await person.click(screen.getByRole('button', { name: '立即清除' }));
  const question = await screen.findByRole('dialog', { name: '立即清除' });
  expect(within(question).getByText(new RegExp(`其中有${session.account.displayName}的内容`))).toBeTruthy();
  expect(await deviceAccounts(fieldDatabase())).toHaveLength(2);
});

test('the lock screen of a revoked tablet promises no sending; who unlocks is told at once, and the time does not begin anew', async () => {
  await sharedTablet();
  const first = await waitFor(async () => {
    const known = await revocation();
    if (!known) throw new Error('not noted yet');
    return known;
  });
  await person.click(await screen.findByRole('button', { name: '锁定，由本人解锁后导出' }));
  expect(await screen.findByText(/记录不会再送到服务器/)).toBeTruthy();
  expect(screen.getByText('1 项未送出，解锁后可以导出')).toBeTruthy();
  expect(screen.queryByText(/解锁后自动送出/)).toBeNull();
  await person.click(screen.getByRole('button', { name: new RegExp(session.account.displayName) }));
  await person.type(await screen.findByLabelText(/的 PIN/), somePin);
  await person.click(screen.getByRole('button', { name: '解锁' }));
  expect(await screen.findByRole('heading', { level: 1, name: '本平板已被停用' })).toBeTruthy();
  expect(await screen.findByText('本机有 1 项没有送出，服务器没有收到')).toBeTruthy();
  expect(await revocation()).toEqual(first);
});

test('what a colleague has exported is said so, and deleted without a question', async () => {
  await sharedTablet();
  await waitFor(async () => expect(await revocation()).not.toBeNull());
  await noteExported(fieldDatabase(), session.account.id);
  await person.click(await screen.findByRole('button', { name: '立即清除' }));
  await waitFor(async () => expect(await deviceAccounts(fieldDatabase())).toEqual([]));
});

test('when the time is over everything goes, also while it is locked', async () => {
  await sharedTablet();
  await waitFor(async () => expect(await revocation()).not.toBeNull());
  const over = { wipeAt: new Date(Date.now() - 1000).toISOString(), reason: '', exported: [] };
  await fieldDatabase().facts.put({ name: 'revocation', value: JSON.stringify(over) });
  lockField();
  await waitFor(async () => expect(await deviceAccounts(fieldDatabase())).toEqual([]));
});
