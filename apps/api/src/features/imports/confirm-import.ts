/** The person has looked at the preview and says yes: only now is anything written to a register. */
import type { z } from 'zod';
import type { importRunSchema } from '@liangma/contract/imports';
import type { Done } from '../../db/perform.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { addJob } from '../../worker/jobs.ts';
import { applyImport } from './apply-import.ts';
import { changeRun, findRun, lockRun } from './import-run-store.ts';
import { runView } from './import-view.ts';

export async function confirmRun(
  tx: Tx,
  ctx: Ctx,
  { params, query }: { params: { importId: string }; query: { year?: number | undefined } },
): Promise<Done<z.input<typeof importRunSchema>>> {
  const run = await lockRun(tx, ctx.bureauId, params.importId);
  if (!run) throw new ProblemException('resource/not-found');
  if (run.confirmed_at !== null) throw new ProblemException('import/already-confirmed');
  if (run.state !== 'ready' || !run.recognition) throw new ProblemException('import/not-ready');
  if (!run.recognition.recognition.isComplete) throw new ProblemException('import/mapping-incomplete');
  const year = query.year ?? run.options.year;
  if (run.kind === 'plan' && year === null)
    throw new ProblemException('request/invalid', {
      errors: [{ pointer: '/year', code: 'required', detail: '请填写计划年度' }],
    });
  await changeRun(tx, ctx.bureauId, run.id, {
    state: 'importing',
    confirmedAt: ctx.now,
    options: { ...run.options, year },
    progressDone: 0,
    progressTotal: run.counts?.accepted ?? 0,
  });
  await addJob(tx, applyImport, {
    bureauId: ctx.bureauId,
    runId: run.id,
    accountId: ctx.actor?.accountId ?? '',
    accountName: ctx.actor?.name ?? '',
  });
  const after = await findRun(tx, ctx.bureauId, run.id);
  if (!after) throw new ProblemException('resource/not-found');
  return {
    result: runView(after),
    audit: {
      action: 'import.confirmed',
      subjectKind: 'import',
      subjectId: run.id,
      data: { kind: run.kind, year, accepted: run.counts?.accepted ?? 0 },
    },
  };
}
