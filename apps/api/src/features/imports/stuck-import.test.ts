/** Files with characters that the database refuses, and jobs that fail for good: no import stays in `reading` for ever. */
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { sql } from 'kysely';
import {
  confirmImport,
  getImport,
  listImportRows,
  remapImport,
  startImport,
  type ImportRunView,
} from '@liangma/contract/imports';
import { rawWorkbook } from '@liangma/documents/sheets/testing/made-files';
import { checkCharacter } from '@liangma/domain/enterprise/social-credit-code';
import { openDatabase, type OpenDatabase } from '../../db/open.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { withDatabase } from '../../testing/test-server.ts';
import { startWorker, type Job } from '../../worker/jobs.ts';
import { applyImport } from './apply-import.ts';
import { readImport } from './read-import.ts';

vi.setConfig({ testTimeout: 60_000 });

const breaks = async () => {
  throw new Error('made to fail');
};
const codeOf = (first: string) => first + (checkCharacter(first) ?? '');

let app: TestApp;
let clerk: Caller;
let owner: OpenDatabase;

beforeAll(async () => {
  app = await testApp();
  clerk = await app.as('clerk');
  const { name } = await app.ownerDb
    .selectNoFrom((eb) => eb.fn<string>('current_database').as('name'))
    .executeTakeFirstOrThrow();
  owner = openDatabase(withDatabase(inject('testServerUrl'), name), { max: 4 });
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function upload(fileName: string, body: Uint8Array): Promise<string> {
  const answer = await clerk.call(startImport, {
    query: { kind: 'enterprises', fileName, year: undefined },
    body,
    commandId: newId(),
  });
  expect(answer.body.state).toBe('reading');
  return answer.body.id;
}

const state = async (importId: string) => (await clerk.call(getImport, { params: { importId } })).body;

/** Runs the jobs that wait, each with one try only, until the import has come to rest. */
async function settledBy(importId: string, jobs: readonly Job<never>[]): Promise<ImportRunView> {
  await sql`update graphile_worker._private_jobs set max_attempts = 1`.execute(app.ownerDb);
  const worker = await startWorker(app.deps, owner.pool, jobs);
  try {
    return await vi.waitFor(
      async () => {
        const run = await state(importId);
        expect(['ready', 'done', 'failed']).toContain(run.state);
        return run;
      },
      { timeout: 30_000, interval: 50 },
    );
  } finally {
    await worker.stop();
  }
}

const table = `企业名称,统一社会信用代码\n示范市卡住有限公司,${codeOf('91439902MA0000501')}\n`;
const mapping = (sheet: string) => ({
  sheets: [{ sheet, table: 'enterprises' as const, headerRow: 1, columns: { name: 0, creditCode: 1 } }],
});

test('characters that the database refuses are taken out wherever they stand', async () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (texts: string[]) => `<row>${texts.map(cell).join('')}</row>`;
  const bad = '_x0000__xD800_&#xD800;_x0001_';
  const emoji = '😀'.repeat(400);
  const body = rawWorkbook([
    {
      name: '名录&#xD800;',
      xml: `<sheetData>${[
        row(['企业名称', `统一社会信用代码${bad}`, `备注${bad}`, `x${emoji}`]),
        row([`示范市坏字${bad}有限公司`, codeOf('91439902MA0000502'), bad, emoji]),
        row([`示范市错码${bad}有限公司`, `91439902${bad}`, bad, `x${emoji}`]),
      ].join('')}</sheetData>`,
    },
  ]);
  const importId = await upload('坏字.xlsx', body);
  const run = await settledBy(importId, [readImport]);
  expect(run).toMatchObject({ state: 'ready', counts: { accepted: 1, refused: 1 } });
  const { body: rows } = await clerk.call(listImportRows, { params: { importId } });
  expect(rows.items.map((one) => one.cells[0])).toEqual(['示范市坏字有限公司', '示范市错码有限公司']);
  await clerk.call(confirmImport, { params: { importId } });
  expect(await settledBy(importId, [applyImport])).toMatchObject({ state: 'done', counts: { created: 1 } });
});

describe('after the last try', () => {
  const body = new TextEncoder().encode(table);

  test('a file that could not be read is failed, in words, and can be mapped again', async () => {
    const importId = await upload('读不完.csv', body);
    const failed = await settledBy(importId, [{ ...readImport, run: breaks }]);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'import/failed' } });
    expect(failed.failure?.zh).toMatch(/[一-鿿]/);
    const again = await clerk.call(remapImport, { params: { importId }, body: mapping('读不完') });
    expect([again.status, again.body.state]).toEqual([200, 'reading']);
    expect(await settledBy(importId, [readImport])).toMatchObject({ state: 'ready', counts: { accepted: 1 } });
  });

  test('a confirmed list that could not be written is failed, and the file can be sent again', async () => {
    const importId = await upload('写不完.csv', body);
    await settledBy(importId, [readImport]);
    await clerk.call(confirmImport, { params: { importId } });
    const failed = await settledBy(importId, [{ ...applyImport, run: breaks }]);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'import/not-written' } });
    const audit = await app.ownerDb
      .selectFrom('audit_event')
      .select('data')
      .where('subject_id', '=', importId)
      .where('action', '=', 'import.failed')
      .execute();
    expect(audit).toHaveLength(1);
    const second = await upload('写不完.csv', body);
    expect(await settledBy(second, [readImport])).toMatchObject({ state: 'ready', counts: { accepted: 1 } });
  });
});
