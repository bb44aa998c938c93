/** The refusal of a name that another section of the bureau has. */
import { ProblemException } from '../../http/problem.ts';

export const sectionNameTaken = (): ProblemException =>
  new ProblemException('resource/duplicate', {
    errors: [{ pointer: '/name', code: 'duplicate', detail: '已有同名科室' }],
  });
