/**
 * Job: writes the accepted rows of a confirmed import in steps of some hundred rows, each step one command. After a
 * crash the next run goes on where the last committed step ended.
 */
import { problems, type ProblemCode } from '@liangma/contract/problems';
import { perform } from '../../db/perform.ts';
import { problemOfPgError } from '../../db/pg-errors.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import type { Job } from '../../worker/jobs.ts';
import { appliers, type Applied } from './appliers.ts';
import { failImport } from './fail-import.ts';
import { countApplied, markApplied, takeAccepted } from './import-row-store.ts';
import { changeRun, lockRun, noCounts, type ImportRun } from './import-run-store.ts';
import { jobContext, stepId, type ImportJob } from './job-context.ts';

/** Matters come whole: their checklists stand on another sheet. */
const rowsPerStep = { enterprises: 500, officers: 500, matters: 20_000, plan: 20_000, ledger: 200 };

const tally = (applied: readonly Applied[]) =>
  Object.fromEntries(
    (['created', 'updated', 'unchanged'] as const).map((what) => [what, applied.filter((one) => one === what).length]),
  );

async function finish(tx: Tx, ctx: Ctx, run: ImportRun) {
  const counts = { ...(run.counts ?? noCounts), ...(await countApplied(tx, ctx.bureauId, run.id)) };
  await changeRun(tx, ctx.bureauId, run.id, { state: 'done', finishedAt: ctx.now, counts });
  return {
    result: { isDone: true, last: 0 },
    audit: { action: 'import.finished', subjectKind: 'import', subjectId: run.id, data: counts },
  };
}

async function applyStep(tx: Tx, ctx: Ctx, runId: string, after: number) {
  const run = await lockRun(tx, ctx.bureauId, runId);
  if (!run || run.state !== 'importing') return { result: { isDone: true, last: after }, audit: [] };
  const rows = await takeAccepted(tx, ctx.bureauId, runId, { after, limit: rowsPerStep[run.kind] });
  if (rows.length === 0) return finish(tx, ctx, run);
  const applied = await appliers[run.kind](tx, ctx, run, rows);
  const marked = rows.map((row, index) => ({ position: row.position, applied: applied[index] ?? 'unchanged' }));
  await markApplied(tx, ctx.bureauId, runId, marked);
  await changeRun(tx, ctx.bureauId, runId, { progressDone: run.progress_done + rows.length });
  const positions = { from: rows[0]?.position ?? 0, to: rows.at(-1)?.position ?? 0 };
  return {
    result: { isDone: false, last: positions.to },
    audit: {
      action: 'import.rows-written',
      subjectKind: 'import',
      subjectId: runId,
      data: { kind: run.kind, ...positions, ...tally(applied) },
    },
  };
}

/** Refusals with a text of their own; the rest says what became of the rows. */
const reasons: Partial<Record<ProblemCode, string>> = {
  'plan/wrong-state': 'import/plan-locked',
  'resource/changed': 'import/lists-changed',
  'request/invalid': 'import/year-missing',
};

/** Why the rows cannot be written, whatever is tried; undefined when trying again later may help. */
function finalReason(error: unknown): string | undefined {
  const problem = error instanceof ProblemException ? error : problemOfPgError(error);
  if (!problem || problems[problem.code].retry !== 'never') return undefined;
  return reasons[problem.code] ?? 'import/not-written';
}

export const applyImport: Job<ImportJob> = {
  name: 'apply-import',
  async run(deps, job) {
    for (let step = 0, isDone = false, last = -1; !isDone; step += 1) {
      const ctx = jobContext(deps, job);
      const command = {
        name: 'apply-import',
        commandId: stepId(job.runId, 'apply', step),
        permission: null,
        input: step,
      };
      try {
        const after = last;
        ({ isDone, last } = await perform(deps.db, ctx, command, (tx) => applyStep(tx, ctx, job.runId, after)));
      } catch (error) {
        const code = finalReason(error);
        if (code === undefined) throw error;
        deps.log.warn({ err: error, runId: job.runId }, 'an import could not be written');
        await failImport(deps, job, 'importing', code);
        return;
      }
    }
  },
  giveUp: (deps, job) => failImport(deps, job, 'importing', 'import/not-written'),
};
