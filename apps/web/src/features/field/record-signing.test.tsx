/** The signing of a record: refusals, other names, signatures that fall, paper. */
import type { RecordContent } from '@liangma/contract/inspection-views';
import { StoreError } from '@liangma/offline/store';
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Field } from '../../offline/field-session.ts';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { startDraft } from './record-draft.ts';
import { inspectionId, inspectionView, someEvidence } from './testing/inspection-sample.ts';
import { answerAllCompliant, sign } from './testing/pads.ts';
import { finger, packOf, queued } from './testing/tablet.ts';

const path = `/field/inspections/${inspectionId}`;

// Nothing on this screen is hidden, and asking for it of every element of a long form takes seconds.
configure({ defaultHidden: true });

vi.mock(import('./ink.ts'), async (original) => ({
  ...(await original()),
  ...(await import('./testing/pads.ts')).inkOfPads,
}));
vi.mock(import('../../offline/pin.ts'), async (original) => ({ ...(await original()), pinIterations: 10 }));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T03:00:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => {};
  return () => vi.useRealTimers();
});

const open = (more: Parameters<typeof inspectionView>[0] = {}, address = `${path}/record`) =>
  renderField(address, fakeServer(), { pack: packOf(inspectionView(more)), isOnline: false });

async function recordOf(field: Field): Promise<RecordContent> {
  const command = (await queued(field)).find(({ kind }) => kind === 'record');
  if (command?.kind !== 'record') throw new Error('no record was queued');
  return command.content;
}

test('a refusal needs reason and witness, and who has signed before signs again', async () => {
  const { field } = await open();
  const thumb = finger();
  const { user, tap } = thumb;
  await answerAllCompliant(thumb);
  await tap('button', '核对并签名');
  await sign('执法人员：张三');
  await tap('radio', '拒绝签名');
  await user.type(screen.getByLabelText(/拒绝的理由/), '不认可检查结果');
  await user.type(screen.getByLabelText(/见证人/), '赵见证');
  await tap('button', '写入笔录');
  await tap('button', '签名作废，继续');
  await sign('见证人：赵见证');
  await sign('执法人员：张三');
  expect(screen.getByRole('button', { name: '完成，存入本机' }).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText('还没有签名：李四')).toBeTruthy();
  await sign('执法人员：李四');
  await tap('button', '完成，存入本机');
  await waitFor(async () => expect(await queued(field)).toHaveLength(1));
  const content = await recordOf(field);
  expect(content.partySignature).toEqual({ kind: 'refused', reason: '不认可检查结果', witness: '赵见证' });
  expect(content.signatures.map(({ role }) => role)).toEqual(['witness', 'officer', 'officer']);
});

test('a refusal that is not in the record yet lets nobody sign, says what to do, and survives a restart', async () => {
  await open();
  const thumb = finger();
  const { user, tap } = thumb;
  await answerAllCompliant(thumb);
  await tap('button', '核对并签名');
  await screen.findByRole('region', { name: '企业在场人员：王在场' });
  await tap('radio', '拒绝签名');
  const nobodySigns = () => {
    expect(screen.queryByRole('region', { name: /^(企业在场人员|执法人员)：/ })).toBeNull();
    expect(screen.getByRole('button', { name: '完成，存入本机' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('还没有签名：企业在场人员')).toBeTruthy();
  };
  nobodySigns();
  expect(screen.getByText(/请填写拒绝的理由和见证人/)).toBeTruthy();
  await user.type(screen.getByLabelText(/拒绝的理由/), '不认可检查结果');
  await user.type(screen.getByLabelText(/见证人/), '赵见证');
  nobodySigns();
  expect(await screen.findByText(/已存在本机$/)).toBeTruthy();
  cleanup();
  renderApp(`${path}/record`, fakeServer());
  expect((await screen.findByLabelText<HTMLTextAreaElement>(/拒绝的理由/)).value).toBe('不认可检查结果');
  nobodySigns();
  await tap('radio', '打印后在纸上签名');
  expect(screen.getByRole('button', { name: '完成，存入本机' }).hasAttribute('disabled')).toBe(true);
  await tap('radio', '在平板上手写签名');
  await tap('button', '写入笔录');
  expect(await screen.findByRole('region', { name: '见证人：赵见证' })).toBeTruthy();
});

test('another name than the record has is taken over first; what was signed is there when nothing changed', async () => {
  await open();
  const thumb = finger();
  const { user, tap } = thumb;
  await answerAllCompliant(thumb);
  await tap('button', '核对并签名');
  await sign('企业在场人员：王在场');
  await user.type(screen.getByLabelText(/签名人/), '甲');
  expect(screen.queryByRole('region', { name: /^执法人员：/ })).toBeNull();
  expect(screen.getByText(/请点“写入笔录”，然后签名/)).toBeTruthy();
  await user.type(screen.getByLabelText(/签名人/), '{Backspace}');
  const party = within(await screen.findByRole('region', { name: '企业在场人员：王在场' }));
  expect(party.getByText('已签名')).toBeTruthy();
});

test('whoever goes back to change something is told that the signatures fall; drawn ones survive a restart', async () => {
  await open();
  const thumb = finger();
  const { tap } = thumb;
  await answerAllCompliant(thumb);
  const scroll = vi.spyOn(window, 'scrollTo');
  await tap('button', '核对并签名');
  await sign('企业在场人员：王在场');
  expect(scroll).toHaveBeenLastCalledWith(0, 0);
  expect(await screen.findByText(/已存在本机$/)).toBeTruthy();
  cleanup();
  renderApp(`${path}/record`, fakeServer());
  expect(
    await within(await screen.findByRole('region', { name: '企业在场人员：王在场' })).findByText('已签名'),
  ).toBeTruthy();
  await tap('button', '返回修改');
  expect(screen.getByText(/已有的签名会作废/)).toBeTruthy();
  await tap('button', '签名作废，继续');
  expect(await screen.findByText('7/7 项')).toBeTruthy();
  await tap('button', '核对并签名');
  expect(
    await within(await screen.findByRole('region', { name: '企业在场人员：王在场' })).findByText('待签名'),
  ).toBeTruthy();
});

test('signed on paper, the record goes without drawn signatures', async () => {
  const { field } = await open();
  const thumb = finger();
  const { tap } = thumb;
  await answerAllCompliant(thumb);
  await tap('button', '核对并签名');
  await tap('radio', '打印后在纸上签名');
  expect(await screen.findByRole('button', { name: '打印' })).toBeTruthy();
  expect(screen.getByTitle<HTMLIFrameElement>('现场检查笔录（待签名）').srcdoc).toContain('示范市云洲化工有限公司');
  await tap('button', '完成，存入本机');
  await waitFor(async () => expect(await queued(field)).toHaveLength(1));
  expect(await recordOf(field)).toMatchObject({ signing: 'paper', signatures: [] });
});

test('what no record could take is said with its field before the signing, and a tap leads there', async () => {
  const clause = '《安全生产法》第三十六条'.padEnd(340, '安全设备应当符合国家标准。');
  const checklist = inspectionView().checklist.map((check, index) => (index === 0 ? { ...check, clause } : check));
  await open({ checklist });
  const thumb = finger();
  const { user, tap } = thumb;
  await answerAllCompliant(thumb);
  await user.click(within(screen.getByRole('group', { name: /第 1 项/ })).getByRole('radio', { name: '不合格' }));
  await user.type(await screen.findByRole('textbox', { name: /问题描述/ }), '不符合');
  await tap('radio', '提示指导');
  await tap('button', '核对并签名');
  const list = within(await screen.findByRole('region', { name: '还差的内容' }));
  expect(list.getByText('依据条款超过 300 个字，请改短')).toBeTruthy();
  await user.click(list.getByRole('link', { name: '第 1 项' }));
  const field = screen.getByRole('textbox', { name: /依据条款/ });
  expect(document.activeElement).toBe(field);
  await user.clear(field);
  expect(await screen.findByText('内容完整，可以签名。')).toBeTruthy();
});

test('when a record has as much evidence and as many papers as it takes, that stands where more would be taken', async () => {
  const { field } = await open({}, path);
  const evidence = Array.from({ length: 300 }, (_, index) =>
    someEvidence({ hash: `${index}`.padStart(64, '0'), checkKey: 'v1:1' }),
  );
  const draft = startDraft(inspectionView());
  const materials = Array.from({ length: 50 }, () => ({ name: '台账', copies: 1, note: '' }));
  await field.store.write([
    {
      table: 'draft',
      key: `record/${inspectionId}`,
      value: { version: 1, savedAt: '2026-03-02T02:00:00.000Z', draft: { ...draft, materials }, signing: null },
    },
    { table: 'draft', key: `evidence-of/record/${inspectionId}`, value: evidence },
  ]);
  await finger().tap('link', /填写现场检查笔录|继续填写笔录/);
  expect((await screen.findAllByText(/已有 300 件证据，到了上限/)).length).toBeGreaterThan(0);
  expect(screen.queryAllByRole('button', { name: /^拍照/ })).toEqual([]);
  expect(screen.getByText(/最多登记 50 份资料，已经登满/)).toBeTruthy();
});

test('what keeps a signing from beginning is said, and the next try goes on', async () => {
  const { field } = await open();
  const thumb = finger();
  await answerAllCompliant(thumb);
  expect(await screen.findByText(/已存在本机$/)).toBeTruthy();
  const get = vi.spyOn(field.store, 'get').mockRejectedValue(new StoreError('lost'));
  await thumb.tap('button', '核对并签名');
  expect((await screen.findByRole('alert')).textContent).toMatch(/没能按现在的内容开始签名/);
  get.mockRestore();
  await thumb.tap('button', '核对并签名');
  expect(await screen.findByRole('region', { name: '企业在场人员：王在场' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a canned text that would make a text too long is not put in, and that is said until there is room', async () => {
  const { field } = await open();
  const { user, tap } = finger();
  const statement = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /企业陈述/ });
  fireEvent.change(statement, { target: { value: '说'.repeat(3998) } });
  await tap('button', /常用语：.*陈述/);
  await user.click(await screen.findByText('企业无异议。'));
  expect((await screen.findByRole('alert')).textContent).toMatch(/超过 4000 个字，没有填入/);
  expect(statement.value).toHaveLength(3998);
  fireEvent.change(statement, { target: { value: '企业有话说。' } });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(field.session()).toBeTruthy();
});
