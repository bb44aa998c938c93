/** The whole way of a file over HTTP: upload, preview, correction of the columns, confirmation, and the way back. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import {
  confirmImport,
  downloadRefused,
  getImport,
  listImportRows,
  listImports,
  remapImport,
  startImport,
  type ImportRunView,
} from '@liangma/contract/imports';
import { readTables } from '@liangma/documents/sheets/read-tables';
import { checkCharacter } from '@liangma/domain/enterprise/social-credit-code';
import { startWorker } from '../../worker/jobs.ts';
import { encodeCursor } from '../../db/page.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { openDatabase, type OpenDatabase } from '../../db/open.ts';
import { withDatabase } from '../../testing/test-server.ts';
import { jobs } from './jobs.ts';

const example = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../../../docs/examples/${encodeURIComponent(name)}`, import.meta.url)));

/** A valid code of a firm that does not exist. */
function code(number: number): string {
  const first = `91439902MA${String(number).padStart(7, '0')}`;
  return first + (checkCharacter(first) ?? '');
}

// every file is read in a thread of its own, which takes its time on a busy machine
vi.setConfig({ testTimeout: 60_000 });

let app: TestApp;
let clerk: Caller;
let owner: OpenDatabase;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  app = await testApp();
  clerk = await app.as('clerk');
  const { name } = await app.ownerDb
    .selectNoFrom((eb) => eb.fn<string>('current_database').as('name'))
    .executeTakeFirstOrThrow();
  owner = openDatabase(withDatabase(inject('testServerUrl'), name), { max: 4 });
  worker = await startWorker(app.deps, owner.pool, jobs);
});
afterAll(async () => {
  await worker.stop();
  await owner.close();
  await app.close();
});

async function upload(
  kind: string,
  fileName: string,
  body: Uint8Array | string,
  more: { by?: Caller; commandId?: string; year?: number } = {},
) {
  const { by = clerk, commandId = newId(), year } = more;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return by.call(startImport, { query: { kind, fileName, year }, body: bytes, commandId });
}

async function settled(importId: string): Promise<ImportRunView> {
  for (;;) {
    const { body } = await clerk.call(getImport, { params: { importId } });
    if (body.state !== 'reading' && body.state !== 'importing') return body;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function ready(kind: string, fileName: string, body: Uint8Array | string): Promise<ImportRunView> {
  const { body: run } = await upload(kind, fileName, body);
  expect(run.state).toBe('reading');
  return settled(run.id);
}

async function confirmed(importId: string): Promise<ImportRunView> {
  const answer = await clerk.call(confirmImport, { params: { importId } });
  expect(answer.status).toBe(200);
  return settled(importId);
}

const enterprises = () =>
  app.ownerDb
    .selectFrom('enterprise')
    .selectAll()
    .where('bureau_id', '=', app.bureauId)
    .orderBy('credit_code')
    .execute();

describe('refusals', () => {
  test('without a session, without the right, of another bureau', async () => {
    const none = await upload('enterprises', 'a.csv', 'x', { by: app.anonymous });
    expect(none.status).toBe(401);
    const inspector = await upload('enterprises', 'a.csv', 'x', { by: await app.as('inspector') });
    expect([inspector.status, inspector.body.code]).toEqual([403, 'session/forbidden']);
    const { body: run } = await upload('enterprises', 'a.csv', '企业名称\n甲\n');
    await settled(run.id);
    const stranger = await app.as('clerk', await app.otherBureau());
    for (const endpoint of [getImport, listImportRows, downloadRefused, confirmImport]) {
      const theirs = await stranger.call(endpoint, { params: { importId: run.id } });
      const madeUp = await stranger.call(endpoint, { params: { importId: newId() } });
      expect([theirs.status, theirs.text]).toEqual([404, madeUp.text]);
    }
    const { body: list } = await stranger.call(listImports);
    expect(list.items).toEqual([]);
  });

  test('an empty upload, and a file that is no table', async () => {
    const empty = await upload('enterprises', 'a.xlsx', '');
    expect([empty.status, empty.body.code]).toEqual([422, 'import/unreadable']);
    const run = await ready('enterprises', '图片.xlsx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    expect(run).toMatchObject({ state: 'failed', counts: null, failure: { code: expect.stringMatching(/^sheet\//) } });
    expect(run.failure?.zh).toMatch(/[一-鿿]/);
    const confirm = await clerk.call(confirmImport, { params: { importId: run.id } });
    expect([confirm.status, confirm.body.code]).toEqual([409, 'import/not-ready']);
  });
});

describe('a file whose columns a person must name', () => {
  // “单位” and “编号” could be anything; the names of the firms stand in the third column
  const header = '编号,登记号,单位';
  const rows = [1, 2, 3].map((number) => `${number},${code(number)},示范市旅程${number}号有限公司`);
  const file = [header, ...rows, `4,${code(4).slice(0, 17)}*,示范市错码有限公司`].join('\n');
  let importId: string;

  test('is read, and writes nothing', async () => {
    const run = await ready('enterprises', '单位.csv', file);
    importId = run.id;
    expect(run.recognition?.sheets).toMatchObject([{ rows: 5 }]);
    expect(run.recognition?.sheets[0]?.sample[0]?.cells).toEqual(['编号', '登记号', '单位']);
    const unclear = await clerk.call(confirmImport, { params: { importId } });
    expect(unclear.status).toBeGreaterThanOrEqual(409);
    expect(await enterprises()).toEqual([]);
  });

  test('takes the correction, but not one without a required column', async () => {
    const sheet = { sheet: '单位.csv', table: 'enterprises', headerRow: 1 };
    const name = (await clerk.call(getImport, { params: { importId } })).body.recognition?.sheets[0]?.sheet ?? '';
    const incomplete = { sheets: [{ ...sheet, sheet: name, columns: { name: 2 } }] };
    const refused = await clerk.call(remapImport, { params: { importId }, body: incomplete });
    expect([refused.status, refused.body.code]).toEqual([422, 'import/mapping-incomplete']);
    const complete = { sheets: [{ ...sheet, sheet: name, columns: { creditCode: 1, name: 2 } }] };
    const taken = await clerk.call(remapImport, { params: { importId }, body: complete });
    expect([taken.status, taken.body.state]).toEqual([200, 'reading']);
    expect((await settled(importId)).counts).toMatchObject({ rows: 4, accepted: 3, refused: 1 });
    expect(await enterprises()).toEqual([]);
  });

  test('shows every row of the preview with its problem', async () => {
    const all = await clerk.call(listImportRows, { params: { importId }, query: { limit: 2 } });
    expect(all.body).toMatchObject({ total: { count: 4, atLeast: false } });
    const rest = await clerk.call(listImportRows, {
      params: { importId },
      query: { cursor: all.body.nextCursor ?? '' },
    });
    expect([...all.body.items, ...rest.body.items].map((row) => row.row)).toEqual([2, 3, 4, 5]);
    const beyond = { cursor: encodeCursor([3_000_000_000]) };
    const made = await clerk.call(listImportRows, { params: { importId }, query: beyond });
    expect(made.body.code).toBe('request/invalid');
    const refused = await clerk.call(listImportRows, { params: { importId }, query: { show: 'refused' } });
    expect(refused.body.items).toMatchObject([{ row: 5, refusals: [{ column: '登记号' }] }]);
  });

  test('is written after the confirmation, once, and audited', async () => {
    const run = await confirmed(importId);
    expect(run).toMatchObject({ state: 'done', counts: { created: 3, updated: 0, unchanged: 0 } });
    expect((await enterprises()).map((row) => row.name)).toEqual([1, 2, 3].map((n) => `示范市旅程${n}号有限公司`));
    const again = await clerk.call(confirmImport, { params: { importId } });
    expect([again.status, again.body.code]).toEqual([409, 'import/already-confirmed']);
    const events = await app.ownerDb
      .selectFrom('audit_event')
      .select(['action', 'account_id'])
      .where('subject_id', '=', importId)
      .orderBy('seq')
      .execute();
    expect(events.map(({ action }) => action)).toEqual([
      'import.started',
      'import.read',
      'import.remapped',
      'import.read',
      'import.confirmed',
      'import.rows-written',
      'import.finished',
    ]);
    expect(new Set(events.map((event) => event.account_id))).toEqual(new Set([clerk.accountId]));
  });

  test('the mapping is remembered, and the same file changes nothing', async () => {
    const before = await enterprises();
    const run = await ready('enterprises', '单位(再次).csv', file);
    expect(run).toMatchObject({ recognition: { isRemembered: true }, counts: { accepted: 3, refused: 1 } });
    expect((await confirmed(run.id)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await enterprises()).toEqual(before);
  });

  test('the refused rows come back as Excel that can be corrected and sent again', async () => {
    const answer = await clerk.call(downloadRefused, { params: { importId } });
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    const [table] = await readTables(answer.bytes, 'refused.xlsx');
    const cells = (table?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));
    expect(cells[0]).toEqual(['编号', '登记号', '单位', '原行号', '未导入的原因']);
    expect(cells[1]?.slice(0, 4)).toEqual(['4', `${code(4).slice(0, 17)}*`, '示范市错码有限公司', '5']);
    expect(cells[1]?.[4]).toContain('登记号');
    const corrected = [header, `4,${code(4)},示范市错码有限公司`].join('\n');
    const run = await ready('enterprises', '改正.csv', corrected);
    expect((await confirmed(run.id)).counts).toMatchObject({ accepted: 1, refused: 0, created: 1 });
    const resent = await ready('enterprises', 'refused.xlsx', answer.bytes);
    expect(resent.counts).toMatchObject({ rows: 1, refused: 1 });
  });
});

test('an upload that is sent twice is one import', async () => {
  const commandId = newId();
  const body = `企业名称,统一社会信用代码\n示范市一次有限公司,${code(77)}\n`;
  const [first, second] = await Promise.all([1, 2].map(() => upload('enterprises', '一次.csv', body, { commandId })));
  expect(second?.text).toBe(first?.text);
  const runs = await app.ownerDb.selectFrom('import_run').select('id').where('file_name', '=', '一次.csv').execute();
  expect(runs).toHaveLength(1);
  const other = await upload('enterprises', '一次.csv', `${body}x`, { commandId });
  expect([other.status, other.body.code]).toEqual([409, 'command/id-reused']);
});

test('the officers of the example are written with their sections; formulas stay text in what goes out', async () => {
  const run = await ready('officers', '执法人员名录.xlsx', example('执法人员名录.xlsx'));
  expect(run.counts).toMatchObject({ rows: 45, accepted: 39, refused: 5, merged: 1 });
  expect((await confirmed(run.id)).counts).toMatchObject({ created: 39 });
  const sections = await app.ownerDb
    .selectFrom('section')
    .select('name')
    .where('bureau_id', '=', app.bureauId)
    .execute();
  expect(sections.map(({ name }) => name)).toContain('民爆管理科');
  const risky = `企业名称,统一社会信用代码\n"=HYPERLINK(""http://x"",""甲"")",123\n`;
  const refused = await ready('enterprises', '公式.csv', risky);
  const { bytes } = await clerk.call(downloadRefused, { params: { importId: refused.id } });
  const [table] = await readTables(bytes, 'refused.xlsx');
  const cell = table?.rows[1]?.cells[0];
  expect([cell?.kind, cell?.text]).toEqual(['text', expect.stringMatching(/^['\s]?=HYPERLINK/)]);
});
