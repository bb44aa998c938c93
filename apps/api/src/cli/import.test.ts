import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { findingTexts, type FindingKind } from '@liangma/domain/imports/finding-texts';
import { runCommand, runProcess } from '../testing/run-command.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { withDatabase } from '../testing/test-server.ts';
import { command } from './import.ts';
import type { ImportOutcome } from './import-outcome.ts';

const examples = fileURLToPath(new URL('../../../../docs/examples/', import.meta.url));

interface Expected {
  counts: { dataRows: number; accepted: number; acceptedWithWarning: number; rejected: number };
  rejected: { row: number; column: string; kind: string; reason: string }[];
  acceptedWithWarning: { row: number; warnings: { column: string; kind: string }[] }[];
  duplicatesToMerge: { kind: string; keepRow: number; mergeRows: number[] }[];
}

const expected = (name: string): Expected =>
  JSON.parse(readFileSync(join(examples, 'expected', `${name}.json`), 'utf8')) as Expected;

/** Punctuation is a matter of print: what is expected was written half-width. */
const folded = (text: string) => text.normalize('NFKC');

/** What the command prints, in the shape that both sides can be compared in. */
function said({ rows, accepted, warnings, refused, duplicates }: Omit<ImportOutcome, 'checks'>) {
  return {
    rows,
    accepted,
    warnings: warnings.map(({ row, column, code }) => ({ row, column, code })),
    refused: refused.map(({ row, column, code, message }) => ({ row, column, code, message: folded(message) })),
    duplicates: duplicates.map(({ row, code, into }) => ({ row, code, into })),
  };
}

function wanted({ counts, rejected, acceptedWithWarning, duplicatesToMerge }: Expected) {
  return {
    rows: counts.dataRows,
    accepted: counts.accepted,
    warnings: acceptedWithWarning.flatMap(({ row, warnings }) =>
      warnings.map(({ column, kind }) => ({ row, column, code: kind })),
    ),
    refused: rejected.map(({ row, column, kind, reason }) => ({ row, column, code: kind, message: folded(reason) })),
    duplicates: duplicatesToMerge
      .flatMap(({ kind, keepRow, mergeRows }) => mergeRows.map((row) => ({ row, code: kind, into: keepRow })))
      .toSorted((a, b) => a.row - b.row),
  };
}

// each test reads a file or two
vi.setConfig({ testTimeout: 60_000 });

let app: TestApp;
beforeAll(async () => {
  // the day on which the examples judge the certificates
  app = await testApp('2025-03-01T01:00:00.000Z');
});
afterAll(() => app.close());

const run = (...args: string[]) => runCommand(command, args, app.deps);

async function outcome(...args: string[]) {
  const { status, json, notes } = await run(...args, '--json');
  expect([status, notes]).toEqual([0, []]);
  return json as ImportOutcome & { created: number; updated: number; unchanged: number };
}

const registerRows = () =>
  app.ownerDb
    .selectFrom('enterprise')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();

// in this order: a plan is read against the matters, a ledger against everything
describe.each([
  { kind: 'enterprises', file: '检查对象名录(2025年).xlsx', created: 788, updated: 0 },
  { kind: 'enterprises', file: '检查对象名录(县市区补报).csv', created: 396, updated: 2 },
  { kind: 'officers', file: '执法人员名录.xlsx', created: 39, updated: 0 },
  { kind: 'matters', file: '行政检查事项清单.xlsx', created: 52, updated: 0 },
  { kind: 'plan', file: '2025年度涉企行政检查计划.xlsx', created: 13, updated: 0 },
  { kind: 'ledger', file: '2024年检查台账.xlsx', created: 10, updated: 0 },
])('$kind $file', ({ kind, file, created, updated }) => {
  const path = join(examples, file);

  test('a dry run says row by row what is expected, and writes nothing', async () => {
    const before = await registerRows();
    const { checks, ...main } = await outcome(kind, path, '--dry-run');
    expect(said(main)).toEqual(wanted(expected(file)));
    expect(checks && said(checks)).toEqual(kind === 'matters' ? wanted(expected(`${file}.检查表`)) : undefined);
    expect(await registerRows()).toEqual(before);
    expect(await app.ownerDb.selectFrom('import_run').select('id').where('file_name', '=', file).execute()).toEqual([]);
  });

  test('every message is there in both languages', async () => {
    const { warnings, refused, duplicates } = await outcome(kind, path, '--dry-run', '--lang', 'en');
    for (const { code, message } of [...warnings, ...refused, ...duplicates]) {
      expect(Object.keys(findingTexts)).toContain(code);
      expect(message).not.toBe(findingTexts[code as FindingKind].zh);
      expect(message).not.toMatch(/[{}]/);
    }
  });

  test('writes the good rows once', async () => {
    const first = await outcome(kind, path);
    expect(said(first)).toEqual(wanted(expected(file)));
    expect([first.created, first.updated]).toEqual([created, updated]);
    const again = await outcome(kind, path);
    expect([again.created, again.updated, again.unchanged]).toEqual([
      0,
      0,
      first.created + first.updated + first.unchanged,
    ]);
  });
});

test('the register holds every firm once, written by the administrator on the command line', async () => {
  expect(await registerRows()).toEqual({ count: 1184 });
  const actors = await app.ownerDb
    .selectFrom('audit_event')
    .select('actor')
    .distinct()
    .where('action', '=', 'import.finished')
    .execute();
  expect(actors).toEqual([{ actor: 'administrator（命令行）' }]);
});

test('without --json it is a summary to read', async () => {
  const { lines } = await run('officers', join(examples, '执法人员名录.xlsx'), '--dry-run');
  expect(lines[0]).toBe('数据行 45：可导入 39（其中 13 行有提醒），不能导入 5，重复合并 1');
  expect(lines).toContain('  第 10 行 执法证号：没有执法证，不得从事行政检查');
  expect(lines.at(-1)).toBe('试运行：没有写入任何数据。');
});

describe('mistakes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liangma-import-'));
  const write = (name: string, content: string) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['an unknown list', ['firms', 'x.xlsx'], 2, 'enterprises, officers'],
    ['no year', ['plan', join(examples, '执法人员名录.xlsx'), '--year', 'soon'], 2, '"soon" is no year'],
    ['an unknown language', ['plan', join(examples, '执法人员名录.xlsx'), '--lang', 'fr'], 2, '--lang'],
    ['no such file', ['plan', join(folder, 'nothing.xlsx')], 1, 'nothing.xlsx'],
    ['a folder', ['plan', folder], 1, 'cannot be read'],
    ['no such bureau', ['plan', join(examples, '执法人员名录.xlsx'), '--bureau', 'nowhere'], 1, 'nowhere'],
  ] as const)('%s', async (_name, args, status, text) => {
    const result = await run(...args);
    expect([result.status, result.lines]).toEqual([status, []]);
    expect(result.notes.join()).toContain(text);
  });

  test('what is no list, or lacks a column, is refused with its name', async () => {
    const picture = write('照片.xlsx', '\u0089PNG\r\n\u001a\n');
    for (const args of [['--dry-run'], []]) expect((await run('plan', picture, ...args)).status).toBe(1);
    const headless = write(
      '名单.csv',
      '企业名称,联系人,联系电话,所属县(市区)\n示范市甲有限公司,王一,16000000001,城东区\n',
    );
    const { status, notes } = await run('enterprises', headless);
    expect([status, notes.join()]).toEqual([1, expect.stringContaining('统一社会信用代码')]);
  });

  test('a plan that is no draft any more takes no lines', async () => {
    await app.ownerDb.updateTable('plan').set({ state: 'published' }).execute();
    const { status, notes } = await run('plan', join(examples, '2025年度涉企行政检查计划.xlsx'));
    expect([status, notes.join()]).toEqual([1, expect.stringContaining('不能再导入')]);
    const other = await outcome('plan', join(examples, '2025年度涉企行政检查计划.xlsx'), '--year', '2026');
    expect(other.created).toBe(13);
  });

  test('several bureaus: one must be chosen', async () => {
    await app.otherBureau();
    const { status, notes } = await run('officers', join(examples, '执法人员名录.xlsx'), '--dry-run');
    expect([status, notes.join()]).toEqual([1, expect.stringContaining('--bureau')]);
  });
});

test('as a process of its own it prints nothing but JSON', async () => {
  const current = await app.ownerDb
    .selectNoFrom((eb) => eb.fn<string>('current_database').as('name'))
    .executeTakeFirstOrThrow();
  const { code } = await app.ownerDb
    .selectFrom('bureau')
    .select('code')
    .where('id', '=', app.bureauId)
    .executeTakeFirstOrThrow();
  const file = '检查对象名录(县市区补报).csv';
  const args = ['import', 'enterprises', join(examples, file), '--dry-run', '--json', '--bureau', code];
  const printed = await runProcess(args, withDatabase(inject('testServerUrl'), current.name));
  expect(said(JSON.parse(printed) as ImportOutcome)).toEqual(wanted(expected(file)));
});
