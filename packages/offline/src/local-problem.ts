/** A problem that the tablet finds by itself, in the shape of the server's. */
import { problems, type ProblemBody, type ProblemCode } from '@liangma/contract/problems';

export function localProblem(code: ProblemCode): ProblemBody {
  const { status, retry, zh } = problems[code];
  return { type: `/problems/${code.replace('/', '-')}`, title: zh, status, code, retry };
}
