/** What can go wrong with a call, as three kinds: the server refused, the server was not reached, its answer is odd. */
import { problems } from '@liangma/contract/problems';
import type { ProblemBody, ProblemError as ProblemItem } from '@liangma/contract/problems';
import { currentLanguage } from '../messages/language.ts';
import { translate, translateIfKnown } from '../messages/translate.ts';

/** The server answered with a problem of the catalogue. */
export class ProblemError extends Error {
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** No answer: no network, or the server does not run. The command may or may not have arrived. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('network', { cause });
    this.name = 'NetworkError';
  }
}

/** An answer that is not what the contract says. */
export class AnswerError extends Error {
  constructor(endpointName: string, cause: unknown) {
    super(`unreadable answer of ${endpointName}`, { cause });
    this.name = 'AnswerError';
  }
}

export const isProblem = (error: unknown, code: ProblemBody['code']): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === code;

/** The one-line title of an error in the reader's language. */
export function errorTitle(error: unknown): string {
  if (error instanceof ProblemError) {
    const known = problems[error.problem.code];
    return currentLanguage().language === 'zh-CN' ? known.zh : known.en;
  }
  if (error instanceof NetworkError) return translate('errors.network');
  if (error instanceof AnswerError) return translate('errors.unreadable-answer');
  return translate('errors.unexpected');
}

/** The text of one entry of `errors[]`: our own for a known code, otherwise the detail of the server. */
export const problemItemText = (item: ProblemItem): string =>
  translateIfKnown(`errors.${item.code}`, item.params) ?? item.detail;

/** JSON pointer → name of the form field: `/officers/0/name` → `officers.0.name`. */
export const pointerToName = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
