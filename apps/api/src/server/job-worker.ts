// The worker of long jobs inside the server process.
import type pg from 'pg';
import type { AppDeps } from '../app-deps.ts';
import { allJobs } from '../worker/all-jobs.ts';
import { startWorker } from '../worker/jobs.ts';

const graceMs = 8_000;

/**
 * Starts working on jobs.
 * @param isAlone no other process works on this database: jobs that look taken were left by a killed server
 * @returns stops taking jobs, and gives running ones some seconds to end
 */
export async function startJobWorker(
  deps: AppDeps,
  ownerPool: pg.Pool,
  isAlone: boolean,
): Promise<() => Promise<void>> {
  if (isAlone) await releaseAbandonedJobs(ownerPool);
  const worker = await startWorker(deps, ownerPool, allJobs);
  return async () => {
    const timer = Promise.withResolvers<void>();
    const late = setTimeout(timer.resolve, graceMs);
    await Promise.race([worker.stop(), timer.promise]);
    clearTimeout(late);
  };
}

/** Without this, the queue would wait four hours before it takes a job up again. */
async function releaseAbandonedJobs(ownerPool: pg.Pool): Promise<void> {
  await ownerPool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
     from graphile_worker.jobs where locked_by is not null having count(*) > 0`,
  );
}
