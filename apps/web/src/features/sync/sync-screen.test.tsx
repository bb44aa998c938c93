import { promiseDelivery } from '@liangma/contract/devices';
import { findMissingEvidence } from '@liangma/contract/evidence';
import { deliverFieldCommand } from '@liangma/contract/field-commands';
import type { FieldCommand, FieldEnvelope } from '@liangma/contract/field-commands';
import { getFieldPack } from '@liangma/contract/field-pack';
import { queueCommand } from '@liangma/offline/commands';
import { StoreError } from '@liangma/offline/store';
import { openUnsentFile, writeUnsentFile } from '@liangma/offline/unsent-file';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fieldDatabase } from '../../offline/database.ts';
import { deviceAccounts, tryPin } from '../../offline/device.ts';
import type { Field } from '../../offline/field-session.ts';
import { fakeServer, someSession } from '../../testing/fake-server.ts';
import type { FakeServer } from '../../testing/fake-server.ts';
import { openTablet, renderField, somePin } from '../../testing/field-tablet.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { inspectionId, inspectionView } from '../field/testing/inspection-sample.ts';
import { packOf } from '../field/testing/tablet.ts';

const person = userEvent.setup();
const { account } = someSession(['inspector']);
const at = '2026-03-02T02:00:00.000Z';

const idOf = (kind: number, number: number) => `01990000-0000-7000-800${kind}-${String(number).padStart(12, '0')}`;
const close: FieldCommand = { kind: 'close', version: 1 };

/** Queues a command; each inspection has its own name. */
async function queue(field: Field, number: number, command: FieldCommand = close): Promise<void> {
  await queueCommand(field.store, {
    accountId: account.id,
    deviceId: field.deviceId,
    inspectionId: idOf(1, number),
    label: `第${number}家公司`,
    command,
    now: at,
    clock: null,
    newId: () => idOf(2, number),
  });
}

const receipt = (body: unknown) => ({
  commandId: (body as FieldEnvelope).commandId,
  outcome: 'accepted' as const,
  receivedAt: at,
  countedAt: at,
  problem: null,
});

const comeBack = (server: FakeServer): FakeServer =>
  server.loggedIn(['inspector']).answer(promiseDelivery, {}).answer(getFieldPack, {
    accountId: account.id,
    reset: false,
    upserts: [],
    deletes: [],
    cursor: '2',
    hasMore: false,
    now: at,
    stamp: 's',
  });

const stateCount = (name: string) =>
  screen.getByText(name, { selector: 'dt' }).parentElement?.querySelector('strong')?.textContent;

async function open(server: ReturnType<typeof fakeServer>, isOnline: boolean, ...numbers: number[]) {
  server.answer(findMissingEvidence, { missing: [] });
  const field = await openTablet(server, { isOnline });
  for (const number of numbers) await queue(field, number);
  field.sync.send();
  renderApp('/field/sync', server);
  await screen.findByRole('heading', { level: 1, name: '同步' });
  return field;
}

test('offline, what is finished waits, counted on every screen; once the server answers it is delivered with its receipt', async () => {
  const server = fakeServer();
  const field = await open(server, false, 1, 2);
  expect(await screen.findByText('没有连接到服务器，2 项保存在本机，联网后自动送出。')).toBeTruthy();
  expect(stateCount('待送出')).toBe('2');
  expect(screen.getByRole('region', { name: '待送出 2' })).toBeTruthy();

  comeBack(server).answerBy(deliverFieldCommand, ({ body }) => receipt(body));
  await field.sync.everything();
  const delivered = await screen.findByRole('region', { name: '已送达 2' });
  expect(within(delivered).getAllByText('已送达').length).toBe(2);
  expect(within(delivered).getAllByText(/送达$/).length).toBeGreaterThan(0);
  expect(stateCount('待送出')).toBe('0');
});

test('what the server refuses for good needs a person, in plain words, and can be tried again', async () => {
  const server = fakeServer();
  server.refuse(deliverFieldCommand, 'request/invalid');
  await open(server, true, 1);
  const region = await screen.findByRole('region', { name: '需要处理 1' });
  expect(within(region).getByText('提交的内容有误,请按提示修改')).toBeTruthy();
  expect(await screen.findByText('1 项需要处理')).toBeTruthy();

  server.answerBy(deliverFieldCommand, ({ body }) => receipt(body));
  await person.click(within(region).getByRole('button', { name: '重试：第1家公司 办结' }));
  expect(await screen.findByRole('region', { name: '已送达 1' })).toBeTruthy();
});

test('what a rule refuses is with the server, waits for a decision, and offers no retry', async () => {
  const server = fakeServer();
  server.answerBy(deliverFieldCommand, ({ body }) => ({
    ...receipt(body),
    outcome: 'held' as const,
    problem: { code: 'inspection/wrong-state', title: '检查当前状态不允许此操作', errors: [] },
  }));
  await open(server, true, 1);
  const region = await screen.findByRole('region', { name: '需要处理 1' });
  expect(within(region).getByText(/已送达服务器，但不符合规则，等负责人决定：检查当前状态不允许此操作/)).toBeTruthy();
  expect(within(region).queryByRole('button')).toBeNull();
});

test('a command goes out under the id it was queued with, also after a lost answer', async () => {
  const server = fakeServer();
  let isFirst = true;
  server.answerBy(deliverFieldCommand, ({ body }) => {
    if (isFirst) {
      isFirst = false;
      throw new TypeError('the answer was lost');
    }
    return receipt(body);
  });
  const field = await open(server, true, 1);
  await waitFor(() => expect(isFirst).toBe(false));
  await field.sync.everything();
  await screen.findByRole('region', { name: '已送达 1' });
  const sent = server.requests.filter(({ name }) => name === deliverFieldCommand.name);
  expect(new Set(sent.map(({ commandId }) => commandId))).toEqual(new Set([idOf(2, 1)]));
});

function downloads(): Blob[] {
  const made: Blob[] = [];
  const createObjectURL = (blob: Blob) => made.push(blob) && 'blob:x';
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL, revokeObjectURL: () => {} }));
  return made;
}

async function* whole(file: Blob | undefined) {
  yield new Uint8Array((await file?.arrayBuffer()) ?? []);
}

test('unsent work is exported only after the warning, and is read on another tablet of the account', async () => {
  const server = fakeServer();
  const made = downloads();
  await open(server, false, 1, 2);
  await person.click(await screen.findByRole('button', { name: '导出未送出的内容' }));
  const dialog = await screen.findByRole('dialog', { name: '导出的文件没有加密' });
  await within(dialog).findByRole('button', { name: '导出' });
  expect(made).toEqual([]);
  await person.click(within(dialog).getByRole('button', { name: '导出' }));
  await waitFor(() => expect(made.length).toBe(1));
  const { description } = await openUnsentFile(whole(made[0]));
  expect(description.items.map(({ label }) => label)).toEqual(['第1家公司', '第2家公司']);
});

test('a file that is none of ours is refused in words', async () => {
  await renderField('/field/sync', fakeServer());
  await screen.findByRole('heading', { level: 1, name: '同步' });
  const input = document.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('no file input');
  await person.upload(input, new File(['hello'], 'x.txt'));
  expect(await screen.findByText('这不是未送出内容的备份文件')).toBeTruthy();
});

test('a step of a file that cannot be read is named; the others come in', async () => {
  const field = await open(fakeServer(), false);
  const envelope = (number: number, command: FieldCommand): FieldEnvelope => ({
    commandId: idOf(1, number),
    accountId: account.id,
    deviceId: field.deviceId,
    inspectionId: idOf(2, number),
    afterId: null,
    command,
    deviceAt: at,
    clockOffsetMs: 0,
    clockStamp: '',
  });
  const unreadable: FieldCommand = {
    kind: 'add-to-record',
    version: 1,
    additionId: idOf(3, 1),
    text: '',
    evidence: [],
  };
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const about = { deviceId: idOf(4, 1), deviceName: '二号平板', madeAt: at, account: { id: account.id, name: '张' } };
  const none = { drafts: [], evidence: [], unreadable: { commands: [], drafts: [], evidence: [] } };
  const items = [
    { label: '第1家公司', envelope: envelope(1, unreadable), evidence: [] },
    { label: '第2家公司', envelope: envelope(2, close), evidence: [] },
  ];
  for await (const piece of writeUnsentFile({ ...about, ...none, part: 1, parts: 1, items }, [])) pieces.push(piece);
  const input = document.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('no file input');
  await person.upload(input, new File(pieces, 'unsent.liangma'));
  expect(await screen.findByText(/有 1 项无法识别，没有导入：第1家公司/)).toBeTruthy();
  expect(screen.getByText(/已导入 1 项/)).toBeTruthy();
});

test('an account with unsent work is not removed; with none it goes, and the tablet asks for set-up', async () => {
  const server = fakeServer();
  const field = await open(server, false, 1);
  await person.click(await screen.findByRole('button', { name: '从本平板移除账号' }));
  const refusal = await screen.findByRole('dialog');
  expect(within(refusal).getByText(/还有 1 项未送出，不能移除/)).toBeTruthy();
  expect(within(refusal).queryByRole('button', { name: '移除' })).toBeNull();
  await person.click(within(refusal).getByRole('button', { name: '关闭' }));

  comeBack(server).answerBy(deliverFieldCommand, ({ body }) => receipt(body));
  await field.sync.everything();
  await screen.findByRole('region', { name: '已送达 1' });
  await person.click(screen.getByRole('button', { name: '从本平板移除账号' }));
  await person.click(await screen.findByRole('button', { name: '移除' }));
  await waitFor(async () => expect(await deviceAccounts(fieldDatabase())).toEqual([]));
});

test('the PIN is changed only with the present one', async () => {
  await renderField('/field/sync', fakeServer());
  await person.click(await screen.findByRole('button', { name: '修改 PIN' }));
  const form = await screen.findByRole('form', { name: '修改 PIN' });
  const fill = async (current: string) => {
    for (const [label, pin] of [
      [/^当前 PIN/, current],
      [/^新 PIN/, '864203'],
      [/^再次输入新 PIN/, '864203'],
    ] as const) {
      await person.clear(within(form).getByLabelText(label));
      await person.type(within(form).getByLabelText(label), pin);
    }
    await person.click(within(form).getByRole('button', { name: '修改' }));
  };
  await fill('111112');
  expect((await screen.findAllByText(/PIN 不正确/)).length).toBeGreaterThan(0);
  await fill(somePin);
  await waitFor(() => expect(screen.queryByRole('form', { name: '修改 PIN' })).toBeNull());
  expect((await tryPin(fieldDatabase(), account.id, '864203', new Date())).kind).toBe('unlocked');
});

test('the lock screen tells how much of an account waits', async () => {
  const server = fakeServer();
  const field = await open(server, false, 1, 2, 3);
  await waitFor(async () => expect((await deviceAccounts(fieldDatabase()))[0]?.unsent).toBe(3));
  await person.click(screen.getAllByRole('button', { name: '锁定' })[0] as HTMLElement);
  expect(await screen.findByText('3 项未送出，解锁后自动送出')).toBeTruthy();
  await expect(field.store.get('outbox', 'x')).rejects.toBeInstanceOf(StoreError);
});

test('drafts are listed by enterprise, each once with its photos, and lead back to where they were begun', async () => {
  const { field } = await renderField('/field/sync', fakeServer(), { pack: packOf(inspectionView()) });
  await field.store.write([
    { table: 'draft', key: `record/${inspectionId}`, value: {} },
    { table: 'draft', key: `evidence-of/record/${inspectionId}`, value: [] },
  ]);
  const panel = await screen.findByRole('region', { name: '草稿 1' });
  const link = within(panel).getByRole('link', { name: '示范市云洲化工有限公司' });
  expect(link.getAttribute('href')).toBe(`/field/inspections/${inspectionId}/record`);
});
