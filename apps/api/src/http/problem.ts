/** Answers of RFC 9457 from the one catalogue; what a handler throws and what a client sees. */
import { problems, type ProblemBody, type ProblemCode, type ProblemError } from '@liangma/contract/problems';

export type Language = 'zh' | 'en';

/** Thrown by handlers; becomes an `application/problem+json` answer. */
export class ProblemException extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly errors: ProblemError[] | undefined;
  /** Seconds after which a try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, more: { detail?: string; errors?: ProblemError[]; retryAfter?: number } = {}) {
    super(code);
    this.code = code;
    this.detail = more.detail;
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
  }
}

/** The body for a code in the reader's language. */
export function problemBody(
  code: ProblemCode,
  language: Language,
  more: { detail?: string | undefined; errors?: ProblemError[] | undefined; requestId?: string } = {},
): ProblemBody {
  const { status, retry, zh, en } = problems[code];
  return {
    type: `/problems/${code.replace('/', '-')}`,
    title: language === 'en' ? en : zh,
    status,
    code,
    retry,
    ...(more.detail === undefined ? {} : { detail: more.detail }),
    ...(more.requestId === undefined ? {} : { requestId: more.requestId }),
    ...(more.errors === undefined ? {} : { errors: more.errors }),
  };
}

/** Chinese unless the reader asks for English first. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh';
}
