/** Which refusals hold a command for a person, and how they are kept. */
import { problems } from '@liangma/contract/problems';
import { problemOfPgError } from '../../db/pg-errors.ts';
import type { Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import type { HeldProblem } from './held-store.ts';

/** Thrown out of the transaction that tried the command: nothing of it stays, and the command is held. */
export class HeldBecause extends Error {
  readonly problem: ProblemException;

  constructor(problem: ProblemException) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The refusal that no repetition changes, or null for what may be tried again and for faults of ours. */
export function refusalOf(error: unknown): ProblemException | null {
  const problem = error instanceof ProblemException ? error : problemOfPgError(error);
  return problem && problems[problem.code].retry === 'never' ? problem : null;
}

/** The refusal as the receipt and the list of held commands show it. */
export function heldProblem(problem: ProblemException, ctx: Ctx): HeldProblem {
  const { code, detail } = problem;
  const title = problems[code][ctx.language ?? 'zh'];
  const errors = problem.errors ?? (detail === undefined ? [] : [{ code, detail }]);
  return {
    code,
    title,
    errors: errors.map(({ code: of, detail: said, params }) => ({ code: of, detail: said, ...(params && { params }) })),
  };
}
