/** A job goes on in the name of the account that asked for it; its permission was checked when it was asked for. */
import { createHash } from 'node:crypto';
import type { AppDeps } from '../../app-deps.ts';
import type { Ctx } from '../../db/scope.ts';

/** Payload of the import jobs. */
export interface ImportJob {
  bureauId: string;
  runId: string;
  accountId: string;
  accountName: string;
}

/** Context of a job step. */
export function jobContext(deps: AppDeps, job: ImportJob): Ctx {
  return {
    bureauId: job.bureauId,
    actor: { accountId: job.accountId, name: job.accountName, roles: [], sectionId: null, officerId: null },
    now: deps.clock(),
    requestId: job.runId,
    origin: '',
    language: 'zh',
  };
}

/** A command id that a repeated job step finds again: the same step happens once, whatever was killed in between. */
export function stepId(...parts: (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('\0')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
