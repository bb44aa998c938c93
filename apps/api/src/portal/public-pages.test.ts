// The pages behind the codes: what they show and hide, small and without script; codes that open nothing.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelInspection, type InspectionView } from '@liangma/contract/inspections';
import { signEnterpriseCode, signInspectionCode } from '../codes/code-signature.ts';
import { inspectionScene, type Scene } from '../testing/inspection-scene.ts';
import { insertEnterprise, insertMatter } from '../testing/rows.ts';
import { newId, testApp, type TestApp } from '../testing/test-app.ts';
import { codeOf as codeFor, filledIn, phoneOf, readable, type Phone } from './testing/phone.ts';

const monday = '2026-06-15T01:00:00.000Z';
const largest = 20 * 1024;
let app: TestApp;
let phone: Phone;
let scene: Scene;

beforeAll(async () => {
  app = await testApp(monday);
  phone = phoneOf(app);
  scene = await inspectionScene(app);
  await bureau({ complaint_phone: '0731-12345', cap_per_year: null });
});
afterAll(() => app.close());

const bureau = (changes: object) =>
  app.ownerDb.updateTable('bureau').set(changes).where('id', '=', app.bureauId).execute();
const open = (path: string) => phone.open(path);
const confirm = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  phone.confirm(path, fields, headers);
const codeOf = (view: InspectionView, of = scene) => codeFor(view, of);
const entryOf = (id: string) => app.ownerDb.selectFrom('entry').selectAll().where('inspection_id', '=', id).execute();

describe('the page of an inspection code', () => {
  it('shows who comes, on what basis, how often, the rights, the bans and the form', async () => {
    const view = await scene.approved({ assistants: ['赵专家'] });
    const page = await open(await codeOf(view));
    expect(page.status).toBe(200);
    const text = readable(page);
    for (const part of [
      '示范市工业和信息化局',
      '检查主体已公告（2025年3月1日）',
      '已批准，可以检查',
      '本机关负责人于 2026年6月15日 09:00 批准',
      view.noticeNo ?? '',
      '张示范',
      `执法证号 ${view.officerDetails[0]?.certificateNo} 有效期至 2030年12月31日`,
      '另有协助人员 1 名',
      view.matters[0] ?? '',
      '《示范条例》第一条',
      '检查表 2 项',
      ...view.checklist.map((check) => check.text),
      '日常检查，2026年度检查计划第1项',
      '2026年6月15日 至 2026年6月19日',
      '今年本单位对贵单位的第 1 次检查',
      '主管部门尚未公布年度上限',
      '不出示执法证件或者没有检查码的，您可以拒绝检查。',
      '《行政处罚法》第五十五条第一款',
      '严禁逐利检查',
      '不得以观摩、督导、考察等名义行检查之实',
      '0731-12345',
      '页面时间 2026年6月15日 09:00（北京时间）',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('赵专家');
    expect(page.text).toContain('<form method="post"');
  });

  it('needs no script, forbids any, and stays small, also with many matters and in English', async () => {
    const long = '《示范市涉企行政检查管理办法》第一条至第二十条'.repeat(20);
    const matterIds: string[] = [scene.matterId];
    for (let place = 0; place < 19; place += 1)
      matterIds.push((await insertMatter(app.ownerDb, app.bureauId, { basis: long })).matterId);
    const path = await codeOf(await scene.approved({ matterIds }));
    for (const page of [await open(path), await open(`${path}?lang=en`)]) {
      expect(page.status).toBe(200);
      expect(Buffer.byteLength(page.text)).toBeLessThanOrEqual(largest);
      expect(page.text).not.toMatch(/<script|javascript:|\son\w+=/i);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('script-src');
      const style = /<style>([^]*?)<\/style>/.exec(page.text)?.[1] ?? '';
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
      expect(page.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  it('says the same in English', async () => {
    const page = await open(`${await codeOf(await scene.approved())}?lang=en`);
    expect(page.text).toContain('<html lang="en">');
    const text = readable(page);
    expect(text).toContain('Approved by the responsible head on 15 June 2026 09:00');
    expect(text).toContain('Daily inspection: plan of 2026, line 1');
    expect(text).toContain('No inspection for profit');
    expect(page.text).toContain('/entry?lang=en"');
  });

  it('escapes whatever names hold', async () => {
    await app.ownerDb
      .updateTable('enterprise')
      .set({ name: '<b>甲&乙</b>"公司\'' })
      .where('id', '=', scene.enterpriseId)
      .execute();
    const page = await open(await codeOf(await scene.approved()));
    expect(page.text).toContain('&lt;b&gt;甲&amp;乙&lt;/b&gt;&quot;公司&#39;');
    expect(page.text).not.toContain('<b>甲');
    await app.ownerDb
      .updateTable('enterprise')
      .set({ name: '示范市测试有限公司' })
      .where('id', '=', scene.enterpriseId)
      .execute();
  });

  it('never tells who complained, nor the secret', async () => {
    const view = await scene.approved({
      type: 'case',
      groundKind: 'complaint',
      groundDocumentNo: '示诉〔2026〕8号',
      groundNote: '举报人李某',
    });
    const page = await open(await codeOf(view));
    expect(readable(page)).toContain('个案检查，投诉举报');
    expect(readable(page)).toContain('本次来由不受年度上限约束');
    expect(page.text).not.toMatch(/李某|示诉/);
  });

  it('tells the cap with its source and counts visits that took place', async () => {
    const own = await inspectionScene(app);
    await bureau({ cap_per_year: 3, cap_source: '示政办发〔2026〕1号' });
    await own.entered();
    await own.submitted();
    const page = await open(await codeOf(await own.approved(), own));
    await bureau({ cap_per_year: null });
    expect(readable(page)).toContain('第 2 次检查');
    expect(readable(page)).toContain('年度上限 3 次（示政办发〔2026〕1号）');
    scene = await inspectionScene(app);
  });
});

describe('codes that open nothing', () => {
  it('forged, unknown, damaged and foreign ones get the same answer, byte for byte', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    const seconds = Date.parse(monday) / 1000 + 300;
    const tokens = [
      path.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
      `/c/${signInspectionCode(Buffer.alloc(32, 1), view.id, seconds)}`,
      `/c/${signInspectionCode(Buffer.alloc(32, 1), newId(), seconds)}`,
      `/c/${signEnterpriseCode(Buffer.alloc(32, 1), view.enterpriseId)}`,
      `/e/${signEnterpriseCode(Buffer.alloc(32, 1), view.enterpriseId)}`,
      '/c/nothing',
      '/e/nothing',
    ];
    const pages = await Promise.all(tokens.map((token) => open(token)));
    expect(pages.map(({ status }) => status)).toEqual(tokens.map(() => 404));
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    expect(readable(pages[0] ?? (await open('/c/x')))).toContain('您可以拒绝检查');
    const post = await confirm('/c/nothing', filledIn);
    expect([post.status, post.text]).toEqual([404, pages[0]?.text]);
  });

  it('an expired code asks for a new one; a replay registers nothing', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    app.setNow('2026-06-15T01:07:00.000Z');
    const page = await open(path);
    const replay = await confirm(path, filledIn);
    const forged = await confirm(path, { ...filledIn, opened: 'mbcd.AAAA' });
    app.setNow(monday);
    for (const answer of [page, replay, forged]) {
      expect(answer.status).toBe(410);
      expect(readable(answer)).toContain('请让检查人员刷新平板上的检查码');
      expect(readable(answer)).not.toContain('张示范');
    }
    expect(await entryOf(view.id)).toEqual([]);
  });

  it('a code that claims to live for years is as good as expired', async () => {
    const view = await scene.approved();
    const { code_secret } = await app.ownerDb
      .selectFrom('inspection')
      .select('code_secret')
      .where('id', '=', view.id)
      .executeTakeFirstOrThrow();
    const years = signInspectionCode(code_secret ?? Buffer.alloc(0), view.id, Date.parse(monday) / 1000 + 86_400 * 900);
    expect((await open(`/c/${years}`)).status).toBe(410);
  });

  it('cancelled and closed inspections say so', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    await scene.clerk.call(cancelInspection, { params: { inspectionId: view.id }, body: { reason: '企业停产' } });
    const cancelled = await open(path);
    expect([cancelled.status, readable(cancelled).includes('这次检查已取消')]).toEqual([410, true]);
    expect(cancelled.text).not.toContain('企业停产');
    const told = await scene.told();
    const other = await codeOf(told);
    await app.ownerDb.updateTable('inspection').set({ state: 'closed' }).where('id', '=', told.id).execute();
    const closed = await open(other);
    expect([closed.status, readable(closed).includes('这次检查已办结')]).toEqual([410, true]);
    expect((await confirm(other, filledIn)).status).toBe(410);
  });
});

describe('the page of an enterprise code', () => {
  it('says what the code is for, names the firm, and shows bans and complaints', async () => {
    const { code_secret } = await app.ownerDb
      .selectFrom('bureau')
      .select('code_secret')
      .where('id', '=', app.bureauId)
      .executeTakeFirstOrThrow();
    const enterpriseId = await insertEnterprise(app.ownerDb, app.bureauId, {
      name: '甲&乙公司',
      contact_phone: '13800000000',
    });
    const page = await open(`/e/${signEnterpriseCode(code_secret, enterpriseId)}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('甲&amp;乙公司');
    for (const part of ['这是企业码', '示范市工业和信息化局', '严禁变相检查', '0731-12345'])
      expect(readable(page)).toContain(part);
    expect(page.text).not.toContain('13800000000');
    expect(page.text).not.toContain('<script');
    expect(Buffer.byteLength(page.text)).toBeLessThanOrEqual(largest);
  });
});
