import { stillPng } from '@liangma/domain/evidence/testing/file-samples';
import { deliverFieldCommand, type FieldEnvelope } from '@liangma/contract/field-commands';
import { reserveNumbers } from '@liangma/contract/devices';
import type { PackItem } from '@liangma/contract/field-pack';
import { takeInPack } from '@liangma/offline/pack';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { openTablet, renderField } from '../../testing/field-tablet.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { inspectionId, inspectionView } from '../field/testing/inspection-sample.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });
vi.mock(import('../field/ink.ts'), async (original) => ({
  ...(await original()),
  openInk: (_canvas, onDrawn) => {
    // jsdom cannot draw: a pad is signed as soon as it is shown.
    setTimeout(() => onDrawn({ width: 10, height: 10, strokes: [] }));
    return { show: () => undefined, close: () => undefined };
  },
  inkPicture: async () =>
    new Blob([stillPng, crypto.getRandomValues(new Uint8Array(8))], {
      type: 'image/png',
    }),
}));

const path = `/field/inspections/${inspectionId}`;
const numberOf = (number: number) => `示工信责改〔2026〕${number}号`;

/** Gives out numbers one after another, each once. */
function counter() {
  let given = 0;
  return ({ body }: { body: unknown }) => {
    const { kind, count } = body as { kind: 'correction-order'; count: number };
    if (kind !== 'correction-order') return { kind, year: 2026, numbers: [] };
    given += count;
    return {
      kind,
      year: 2026,
      numbers: Array.from({ length: count }, (_, index) => numberOf(given - count + index + 1)),
    };
  };
}
const view = inspectionView({
  state: 'recorded',
  findings: [
    {
      id: '01990000-0000-7000-8000-0000000000e1',
      checkKey: null,
      description: '台账缺少三月的签字',
      clause: '《安全生产法》第三十六条',
      handling: 'order',
      dueOn: '2026-03-20',
      isMajor: false,
      rectification: 'open',
      correctedOn: null,
      correctionNote: '',
    },
  ],
});
const pack: PackItem[] = [
  { kind: 'inspection', id: inspectionId, view, codeSecret: null, enterpriseCodeHash: '' },
  {
    kind: 'bureau',
    id: '01990000-0000-7000-8000-000000000002',
    name: '示范市工业和信息化局',
    entrustedBy: null,
    complaintPhone: '0731-12345',
    documentPrefix: '示工信',
    origin: 'https://liangma.test',
    cannedTexts: [],
  },
];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T03:00:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
});

const thumb = () => userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });

test('an order to correct is prefilled, numbered from the stock of the tablet, and sent as it was shown', async () => {
  const fake = fakeServer()
    .answerBy(reserveNumbers, counter())
    .answerBy(deliverFieldCommand, ({ body }) => ({
      commandId: (body as FieldEnvelope).commandId,
      outcome: 'accepted' as const,
      receivedAt: '2026-03-02T03:00:00.000Z',
      countedAt: '2026-03-02T03:00:00.000Z',
      problem: null,
    }));
  const { field } = await renderField(path, fake, { pack });
  const user = thumb();
  const panel = await screen.findByRole('region', { name: '文书' });
  await waitFor(async () =>
    expect(await field.store.get('meta', 'numbers/correction-order')).toMatchObject({ asked: null }),
  );
  await user.click(within(panel).getByRole('button', { name: '新建文书' }));
  await user.click(within(panel).getByRole('link', { name: '责令改正通知书' }));
  const form = await screen.findByRole('form', { name: '责令改正通知书' });
  expect(within(form).getByLabelText(/^违法事实/)).toHaveProperty('value', '台账缺少三月的签字');
  await user.click(within(form).getByRole('button', { name: '查看文书并签名' }));
  const frame = await screen
    .findByTitle('文书', undefined, { timeout: 5000 })
    .catch(() => screen.findByTitle('责令改正通知书'));
  await waitFor(() => expect(frame.getAttribute('srcdoc')).toContain(numberOf(1)));
  await user.click(screen.getByRole('radio', { name: /纸/ }));
  await user.click(screen.getByRole('button', { name: '保存文书' }));
  await waitFor(() => {
    const sent = fake.requests.filter(({ name }) => name === deliverFieldCommand.name);
    expect(sent.map(({ body }) => (body as FieldEnvelope).command)).toMatchObject([
      {
        kind: 'write-document',
        document: {
          number: numberOf(1),
          signatures: [],
          content: { kind: 'correction-order', items: [{ description: '台账缺少三月的签字', dueOn: '2026-03-20' }] },
        },
      },
    ]);
  });
  expect(await field.store.list('draft', 'paper/')).toEqual([]);
  const stock = (await field.store.get('meta', 'numbers/correction-order')) as { free: { number: string }[] };
  expect(stock.free.map(({ number }) => number)).not.toContain(numberOf(1));
  expect(stock.free[0]?.number).toBe(numberOf(2));
});

test('without network and numbers nobody can begin to sign, and the document waits as a draft', async () => {
  const fake = fakeServer().disconnect(reserveNumbers).disconnect(deliverFieldCommand);
  const { field } = await renderField(
    `${path}/documents/01990000-0000-7000-8000-0000000000f9?kind=correction-order`,
    fake,
    {
      pack,
      isOnline: false,
    },
  );
  const user = thumb();
  const form = await screen.findByRole('form', { name: '责令改正通知书' });
  // Above the form and beside its button.
  await waitFor(() => expect(screen.getAllByText('平板尚未取得文书编号')).toHaveLength(2));
  expect(within(form).getByRole('button', { name: '查看文书并签名' })).toHaveProperty('disabled', true);
  await user.type(within(form).getByLabelText(/^违法事实/), '，现场确认');
  await waitFor(async () => expect(await field.store.list('draft', 'paper/')).toHaveLength(1));
});

test('a document that a pack took away and gave back has what was saved last, and goes on from there', async () => {
  const fake = fakeServer().disconnect(reserveNumbers).disconnect(deliverFieldCommand);
  const { field } = await renderField(
    `${path}/documents/01990000-0000-7000-8000-0000000000f6?kind=correction-order`,
    fake,
    { pack, isOnline: false },
  );
  const user = thumb();
  const facts = () => screen.findByLabelText<HTMLTextAreaElement>(/^违法事实/);
  await user.type(await facts(), '，现场确认');
  const stored = async () => JSON.stringify(await field.store.list('draft', 'paper/'));
  await waitFor(async () => expect(await stored()).toContain('，现场确认'));
  const takeIn = (cursor: string, inspection: typeof view) => {
    const page = {
      accountId: field.session().account.id,
      reset: false,
      upserts: [
        { kind: 'inspection' as const, id: inspectionId, view: inspection, codeSecret: null, enterpriseCodeHash: '' },
      ],
      deletes: [],
      cursor,
      hasMore: false,
      now: '2026-03-02T03:10:00.000Z',
      stamp: 's',
    };
    return act(() => takeInPack(field.store, page, new Date().toISOString()));
  };
  await takeIn('2', { ...view, state: 'approved' });
  await waitFor(() => expect(screen.queryByLabelText(/^违法事实/)).toBeNull());
  await takeIn('3', view);
  expect((await facts()).value).toContain('，现场确认');
  await user.type(await facts(), '，已拍照');
  await waitFor(async () => expect(await stored()).toContain('，现场确认，已拍照'));
  expect(screen.queryByRole('alert')).toBeNull();
});

/** Everything but the time of the end. */
async function fillInquiry(user: ReturnType<typeof thumb>, form: HTMLElement): Promise<void> {
  await user.type(within(form).getByLabelText(/^姓名/), '王在场');
  await user.type(within(form).getByLabelText(/^问/), '台账由谁登记？');
  await user.type(within(form).getByLabelText(/^答/), '由我登记。');
  await user.click(within(form).getByRole('checkbox', { name: /告知权利义务/ }));
  await user.click(within(form).getByRole('radio', { name: '不申请回避' }));
}

test('an inquiry lists what is missing with the places, is signed only then, by the person asked and both officers', async () => {
  const fake = fakeServer().disconnect(reserveNumbers).disconnect(deliverFieldCommand);
  const { field } = await renderField(`${path}/documents/01990000-0000-7000-8000-0000000000f8?kind=inquiry`, fake, {
    pack,
    isOnline: false,
  });
  const user = thumb();
  const form = await screen.findByRole('form', { name: '询问笔录' });
  const toSigning = within(form).getByRole('button', { name: '查看文书并签名' });
  // Nobody has said anything: no answer is chosen.
  for (const name of ['不申请回避', '申请回避'])
    expect(within(form).getByRole('radio', { name })).toHaveProperty('checked', false);
  await user.click(toSigning);
  const gaps = within(form).getByRole('region', { name: '还差的内容' });
  expect(within(gaps).getByText('未确认已告知权利义务')).toBeTruthy();
  await user.click(within(gaps).getByRole('link', { name: '第 1 问 · 答' }));
  expect(document.activeElement).toBe(within(form).getByLabelText(/^答/));
  await fillInquiry(user, form);
  await user.click(within(form).getByRole('button', { name: '结束时间：现在' }));
  // The minute of the beginning: nobody can have answered in no time.
  expect(await within(form).findByText('结束时间须晚于开始时间')).toBeTruthy();
  await user.click(toSigning);
  expect(screen.queryByRole('button', { name: '保存文书' })).toBeNull();
  vi.setSystemTime(new Date('2026-03-02T03:02:00Z'));
  await user.click(within(form).getByRole('button', { name: '结束时间：现在' }));
  expect(await within(form).findByText('内容完整，可以签名。')).toBeTruthy();
  await user.click(toSigning);
  const save = await screen.findByRole('button', { name: '保存文书' });
  await waitFor(() => expect(save).toHaveProperty('disabled', false));
  await user.click(save);
  await waitFor(async () => {
    const [queued] = await field.store.list('outbox');
    expect(queued?.value).toMatchObject({
      envelope: {
        command: {
          kind: 'write-document',
          document: {
            number: null,
            signatures: [
              { role: 'party', name: '王在场' },
              { role: 'officer', name: '张三' },
              { role: 'officer', name: '李四' },
            ],
          },
        },
      },
    });
  });
  // Back on the inspection, which lists it.
  expect(await screen.findByText('待送出')).toBeTruthy();
  expect(await field.store.list('draft', 'paper/')).toEqual([]);
});

test('a refusal to sign an inquiry names its witness before anybody signs, and says so', async () => {
  const fake = fakeServer().disconnect(reserveNumbers).disconnect(deliverFieldCommand);
  await renderField(`${path}/documents/01990000-0000-7000-8000-0000000000f7?kind=inquiry`, fake, {
    pack,
    isOnline: false,
  });
  const user = thumb();
  const form = await screen.findByRole('form', { name: '询问笔录' });
  await fillInquiry(user, form);
  vi.setSystemTime(new Date('2026-03-02T03:02:00Z'));
  await user.click(within(form).getByRole('button', { name: '结束时间：现在' }));
  await user.click(within(form).getByRole('button', { name: '查看文书并签名' }));
  await user.click(await screen.findByRole('radio', { name: '拒绝签名' }));
  expect(screen.getByText('还没有签名：企业在场人员 企业拒绝签名的，请填写见证人，由见证人签名。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '保存文书' })).toHaveProperty('disabled', true);
  await user.type(screen.getByLabelText(/见证人/), '赵见证');
  expect(await screen.findByRole('region', { name: '见证人：赵见证' })).toBeTruthy();
});

test('every contact with the server fills the stock, whatever screen is open', async () => {
  const fake = fakeServer().answerBy(reserveNumbers, counter());
  const { field } = await renderField('/field/enterprises', fake, { pack });
  await waitFor(async () =>
    expect(await field.store.get('meta', 'numbers/correction-order')).toMatchObject({
      asked: null,
      free: Array.from({ length: 5 }, (_, index) => ({ year: 2026, number: numberOf(index + 1) })),
    }),
  );
});

test('numbers that are used up are called used up', async () => {
  const fake = fakeServer().disconnect(reserveNumbers).disconnect(deliverFieldCommand);
  const field = await openTablet(fake, { pack, isOnline: false });
  await field.store.write([{ table: 'meta', key: 'numbers/correction-order', value: { free: [], asked: null } }]);
  renderApp(`${path}/documents/01990000-0000-7000-8000-0000000000f7?kind=correction-order`, fake);
  expect(await screen.findAllByText('平板上的文书编号已用完')).toHaveLength(2);
});
