/** The refused rows with their reasons as Excel, in the columns of the file, to correct and send again. */
import { writeWorkbook } from '@liangma/documents/sheets/write-workbook';
import { findingText } from '@liangma/domain/imports/finding-texts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import type { FileAnswer } from '../../http/route.ts';
import { listRows, type RowView } from './import-row-store.ts';
import { findRun } from './import-run-store.ts';
import { reasonColumn, rowColumn } from './refused-columns.ts';

const mostRows = 100_000;

async function allRefused(tx: Tx, bureauId: string, runId: string): Promise<RowView[]> {
  const rows: RowView[] = [];
  for (let cursor: string | undefined; rows.length < mostRows;) {
    const page = await listRows(tx, bureauId, runId, { show: 'refused', cursor, limit: 1000 });
    rows.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return rows;
}

export async function refusedWorkbook(
  tx: Tx,
  ctx: Ctx,
  { params }: { params: { importId: string } },
): Promise<FileAnswer> {
  const run = await findRun(tx, ctx.bureauId, params.importId);
  if (!run) throw new ProblemException('resource/not-found');
  if (!run.recognition) throw new ProblemException('import/not-ready');
  const rows = await allRefused(tx, ctx.bureauId, run.id);
  const bySheet = Map.groupBy(rows, (row) => row.sheet);
  const sheets = [...bySheet].map(([name, refused]) => {
    const headers = run.recognition?.sheets.find((sheet) => sheet.sheet === name)?.headers ?? [];
    return {
      name,
      // headers first and unchanged, so that the corrected file can be sent again as it is
      columns: [
        ...headers.map((header) => ({ header, kind: 'text' as const, width: 18 })),
        { header: rowColumn, kind: 'integer' as const, width: 8 },
        { header: reasonColumn, kind: 'text' as const, width: 60 },
      ],
      rows: refused.map((row) => [
        ...headers.map((_, index) => row.content.cells[index] ?? ''),
        row.row,
        row.content.refusals.map((finding) => `${finding.column}：${findingText(finding, 'zh')}`).join('；'),
      ]),
    };
  });
  const empty = { name: '未导入的行', columns: [{ header: '没有未导入的行', kind: 'text' as const }], rows: [] };
  return {
    bytes: await writeWorkbook(sheets.length > 0 ? sheets : [empty]),
    fileName: `未导入的行-${run.file_name.replace(/\.\w+$/, '')}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}
