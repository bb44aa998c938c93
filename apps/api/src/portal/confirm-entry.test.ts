// The enterprise confirms the entry on its phone: once, in time, with name and certificate, from our own page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterByException, type InspectionView } from '@liangma/contract/inspections';
import { auditOf, inspectionScene, type Scene } from '../testing/inspection-scene.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { codeOf as codeFor, filledIn, phoneOf, readable, stampIn, type Phone } from './testing/phone.ts';

const monday = '2026-06-15T01:00:00.000Z';
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

describe('confirming the entry', () => {
  it('registers it once, by the public page, at the time of the server', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    const answer = await confirm(path, { ...filledIn, name: '  王在场 ' }, { origin: 'http://liangma.test' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect(await entryOf(view.id)).toMatchObject([
      { way: 'inspection-code', confirmed_by: '王在场', entered_at: monday, device_at: null, registered_by: null },
    ]);
    const page = await open(path);
    expect(readable(page)).toContain('已登记入企');
    expect(readable(page)).toContain('入企时间 2026年6月15日 09:00，确认人 王在场。');
    expect(page.text).not.toContain('<form');
    expect((await auditOf(app, view.id)).at(-1)).toMatchObject({
      action: 'inspection.entered',
      actor: '企业扫码',
      account_id: null,
      data: { way: 'inspection-code', confirmedBy: '王在场' },
    });
  });

  it('sent twice, also at the same moment, is one entry and one event', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    const answers = await Promise.all([confirm(path, filledIn), confirm(path, filledIn), confirm(path, filledIn)]);
    expect(answers.every(({ status }) => status === 303 || status === 200)).toBe(true);
    const later = await confirm(path, { name: '另一人', shown: 'yes' });
    expect(readable(later)).toContain('确认人 王在场');
    expect(await entryOf(view.id)).toHaveLength(1);
    expect((await auditOf(app, view.id)).filter(({ action }) => action === 'inspection.entered')).toHaveLength(1);
  });

  it('stays registered when the code has run out, with who came and where to complain', async () => {
    const path = await codeOf(await scene.approved());
    await confirm(path, filledIn);
    app.setNow('2026-06-15T09:00:00.000Z');
    const page = await open(path);
    app.setNow(monday);
    expect(page.status).toBe(200);
    expect(readable(page)).toContain('已登记入企');
    expect(readable(page)).toContain('0731-12345');
    expect(readable(page)).not.toContain('五个严禁');
  });

  it('may take longer than the code lives when the page was opened in time', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    const opened = stampIn(await open(path));
    const other = await codeOf(await scene.approved());
    app.setNow('2026-06-15T01:31:00.000Z');
    const late = await confirm(path, { ...filledIn, opened });
    app.setNow('2026-06-15T01:20:00.000Z');
    const foreign = await confirm(other, { ...filledIn, opened });
    const inTime = await confirm(path, { ...filledIn, opened });
    app.setNow(monday);
    expect([late.status, foreign.status, inTime.status]).toEqual([410, 410, 303]);
    expect(await entryOf(view.id)).toMatchObject([{ entered_at: '2026-06-15T01:20:00.000Z' }]);
  });

  it('names what is missing, linked to the fields, and keeps what was typed', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    const empty = await confirm(path, { name: '   ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('<a href="#name">请填写您的姓名</a>');
    expect(empty.text).toContain('<a href="#shown">请核对证件后勾选');
    expect(empty.text).toMatch(/id="name"[^>]*aria-invalid="true" aria-describedby="name-error"/);
    const typed = await confirm(`${path}?lang=en`, { name: '"><script>alert(1)</script>' });
    expect(typed.status).toBe(422);
    expect(typed.text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(typed.text).not.toContain('<script>');
    expect(typed.text).toContain('Tick this after looking at the certificates');
    expect((await confirm(path, { name: '名'.repeat(61), shown: 'yes' })).status).toBe(422);
    expect(await entryOf(view.id)).toEqual([]);
  });

  it('from the page of another site is refused', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    for (const origin of ['https://evil.example', 'null'])
      expect((await confirm(path, filledIn, { origin })).status).toBe(403);
    expect(await entryOf(view.id)).toEqual([]);
  });

  it('outside the approved days is refused with the rule, on the page and on sending', async () => {
    const view = await scene.approved({ plannedFrom: '2026-06-16', plannedUntil: '2026-06-16' });
    const path = await codeOf(view);
    app.setNow('2026-06-16T15:58:00.000Z');
    const lastMinutes = await codeOf(view);
    const opened = stampIn(await open(lastMinutes));
    app.setNow('2026-06-16T16:00:00.000Z');
    const page = await open(lastMinutes);
    const sent = await confirm(lastMinutes, { ...filledIn, opened });
    app.setNow(monday);
    const early = await confirm(path, filledIn);
    for (const answer of [page, sent, early])
      expect(readable(answer)).toMatch(
        /现在不能登记入企.*不在批准的检查时间2026-06-16至2026-06-16之内（依据：国办发〔2024〕54号）/,
      );
    expect([page.status, sent.status, early.status]).toEqual([200, 409, 409]);
    expect(page.text).not.toContain('<form');
    expect(await entryOf(view.id)).toEqual([]);
  });

  it('after an entry that the officers registered shows that one', async () => {
    const view = await scene.approved();
    const path = await codeOf(view);
    await scene.inspector.call(enterByException, {
      params: { inspectionId: view.id },
      body: { reason: 'no-phone-zone', note: '防爆区域不能带手机', deviceAt: null },
    });
    const answer = await confirm(path, filledIn);
    expect(readable(answer)).toContain('由检查人员登记');
    expect(await entryOf(view.id)).toMatchObject([{ way: 'exception' }]);
  });
});
