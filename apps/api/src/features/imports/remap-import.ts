/** A person corrects sheet, header row or columns: the mapping is kept for the next file, and the file read again. */
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { BodyOf } from '@liangma/contract/endpoint';
import type { importRunSchema, remapImport } from '@liangma/contract/imports';
import { headerSignature } from '@liangma/domain/imports/header-signature';
import { importFields } from '@liangma/domain/imports/import-fields';
import type { Done } from '../../db/perform.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { addJob } from '../../worker/jobs.ts';
import { changeRun, findRun, lockRun, rememberMapping, type ImportRun } from './import-run-store.ts';
import { runView } from './import-view.ts';
import { readImport } from './read-import.ts';

type Mapping = BodyOf<typeof remapImport>;

function demandRequired(mapping: Mapping): void {
  const errors = mapping.sheets.flatMap((sheet) =>
    importFields(sheet.table)
      .filter((field) => field.isRequired && sheet.columns[field.field] === undefined)
      .map((field) => ({
        pointer: `/sheets/${sheet.sheet}/${field.field}`,
        column: field.label,
        code: 'required',
        detail: `工作表“${sheet.sheet}”没有指定“${field.label}”列`,
      })),
  );
  if (errors.length > 0) throw new ProblemException('import/mapping-incomplete', { errors });
}

/** The header of a sheet at the chosen row: known for the recognised row, else read from the sample. */
function headersAt(run: ImportRun, sheet: string, headerRow: number): string[] {
  const preview = run.recognition?.sheets.find((one) => one.sheet === sheet);
  if (preview?.headerRow === headerRow) return preview.headers;
  return preview?.sample.find((one) => one.row === headerRow)?.cells ?? [];
}

export async function correctMapping(
  tx: Tx,
  ctx: Ctx,
  { params, body }: { params: { importId: string }; body: Mapping },
): Promise<Done<z.input<typeof importRunSchema>>> {
  const run = await lockRun(tx, ctx.bureauId, params.importId);
  if (!run) throw new ProblemException('resource/not-found');
  if (run.confirmed_at !== null) throw new ProblemException('import/already-confirmed');
  if (run.state === 'reading') throw new ProblemException('import/not-ready');
  demandRequired(body);
  for (const sheet of body.sheets) {
    const headers = headersAt(run, sheet.sheet, sheet.headerRow);
    if (headers.length > 0) await rememberMapping(tx, ctx.bureauId, run.kind, headerSignature(headers), sheet.columns);
  }
  const { id: runId } = run;
  await changeRun(tx, ctx.bureauId, runId, {
    state: 'reading',
    failure: null,
    mapping: body,
    progressDone: 0,
    progressTotal: 0,
  });
  await addJob(tx, readImport, {
    bureauId: ctx.bureauId,
    runId,
    accountId: ctx.actor?.accountId ?? '',
    accountName: ctx.actor?.name ?? '',
    corrections: body.sheets.map(({ sheet, table, headerRow, columns }) => ({
      sheet,
      table,
      headerRow,
      mapping: columns,
    })),
    attempt: uuidv7(),
  });
  const after = await findRun(tx, ctx.bureauId, runId);
  if (!after) throw new ProblemException('resource/not-found');
  return {
    result: runView(after),
    audit: { action: 'import.remapped', subjectKind: 'import', subjectId: runId, data: { mapping: body } },
  };
}
