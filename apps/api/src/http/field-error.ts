/** A field that only the server can find wrong, answered like one that the contract finds wrong. */
import { fieldProblemText, type FieldProblemCode } from '@liangma/contract/field-problems';
import { ProblemException } from './problem.ts';

/**
 * The refusal for one field of the body.
 * @param pointer JSON pointer, for example '/publishedOn'
 */
export function fieldError(
  pointer: string,
  code: FieldProblemCode,
  params: Record<string, string | number> = {},
): ProblemException {
  const detail = fieldProblemText({ code, params }, 'zh');
  return new ProblemException('request/invalid', { errors: [{ pointer, code, detail, params }] });
}
