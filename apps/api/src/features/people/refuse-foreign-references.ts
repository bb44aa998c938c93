/** Section and officer that a form names must be of the same bureau. */
import type { ProblemError } from '@liangma/contract/problems';
import type { Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { belongToBureau } from './account-store.ts';

const unknown = (pointer: string): ProblemError => ({ pointer, code: 'not-a-choice', detail: '请从给出的选项中选择' });

/** Throws request/invalid at the field whose section or officer the bureau does not have. */
export async function refuseForeignReferences(
  tx: Tx,
  bureauId: string,
  ids: { sectionId: string | null; officerId?: string | null },
): Promise<void> {
  const belongs = await belongToBureau(tx, bureauId, ids);
  const errors: ProblemError[] = [];
  if (!belongs.section) errors.push(unknown('/sectionId'));
  if (!belongs.officer) errors.push(unknown('/officerId'));
  if (errors.length > 0) throw new ProblemException('request/invalid', { errors });
}
