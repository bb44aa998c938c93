/** Long work is a job on the same PostgreSQL: asked for inside a command's transaction, run by the server's worker. */
import { Logger, run, type Runner, type Task, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import { sql } from 'kysely';
import type { AppDeps } from '../app-deps.ts';
import type { Tx } from '../db/scope.ts';

/** A job's name and what it does; throwing lets it be tried again later. */
export interface Job<Payload> {
  name: string;
  run(deps: AppDeps, payload: Payload): Promise<void>;
  /** Called when the last try has failed, so that nobody waits for a job that will not come. */
  giveUp?(deps: AppDeps, payload: Payload): Promise<void>;
}

/** Asks for a job; it starts only if the transaction commits. */
export async function addJob<Payload>(tx: Tx, job: Job<Payload>, payload: Payload): Promise<void> {
  await sql`select app_add_job(${job.name}, ${JSON.stringify(payload)}::json)`.execute(tx);
}

function taskOf(deps: AppDeps, job: Job<never>): Task {
  return async (payload, { job: { attempts, max_attempts: most } }) => {
    try {
      await job.run(deps, payload as never);
    } catch (error) {
      if (attempts >= most) await job.giveUp?.(deps, payload as never);
      throw error;
    }
  };
}

/**
 * Starts the worker.
 * @param ownerPool connections of the owner of the database; the application role has no right on the job tables
 */
export async function startWorker(
  deps: AppDeps,
  ownerPool: pg.Pool,
  jobs: readonly Job<never>[],
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, taskOf(deps, job)]));
  const runner: Runner = await run({
    pgPool: ownerPool,
    taskList,
    // no clockwork: without this it looks for a crontab file
    parsedCronItems: [],
    logger: new Logger(() => (level, message) => {
      if (level === 'error') deps.log.error(message);
      else if (level === 'warning') deps.log.warn(message);
    }),
    concurrency: 2,
    noHandleSignals: true,
    noPreparedStatements: true,
  });
  runner.promise.catch((error: unknown) => deps.log.error({ err: error }, 'worker stopped'));
  return { stop: () => runner.stop() };
}
