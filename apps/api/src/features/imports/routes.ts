/** Routes of the imports. */
import {
  confirmImport,
  downloadRefused,
  getImport,
  listImportRows,
  listImports,
  remapImport,
  startImport,
} from '@liangma/contract/imports';
import { ProblemException } from '../../http/problem.ts';
import { command, query, type Route } from '../../http/route.ts';
import { confirmRun } from './confirm-import.ts';
import { refusedWorkbook } from './download-refused.ts';
import { listRows } from './import-row-store.ts';
import { findRun, listRuns } from './import-run-store.ts';
import { rowView, runView } from './import-view.ts';
import { correctMapping } from './remap-import.ts';
import { storeUpload, uploadIdentity } from './start-import.ts';

export const routes: readonly Route[] = [
  command(startImport, storeUpload, { identity: uploadIdentity }),
  query(listImports, async (tx, ctx, input) => {
    const page = await listRuns(tx, ctx.bureauId, input.query);
    return { ...page, items: page.items.map(runView) };
  }),
  query(getImport, async (tx, ctx, { params }) => {
    const run = await findRun(tx, ctx.bureauId, params.importId);
    if (!run) throw new ProblemException('resource/not-found');
    return runView(run);
  }),
  query(listImportRows, async (tx, ctx, { params, query: filter }) => {
    if (!(await findRun(tx, ctx.bureauId, params.importId))) throw new ProblemException('resource/not-found');
    const page = await listRows(tx, ctx.bureauId, params.importId, filter);
    return { ...page, items: page.items.map(rowView) };
  }),
  command(remapImport, correctMapping),
  command(confirmImport, confirmRun),
  query(downloadRefused, refusedWorkbook),
];
