/** The refusal of a further try to log in, with how long to wait. */
import { languageOf, ProblemException, type Language } from '../../http/problem.ts';

const texts: Record<Language, (seconds: number) => string> = {
  zh: (seconds) => (seconds < 120 ? `请在 ${seconds} 秒后再试` : `请在 ${Math.ceil(seconds / 60)} 分钟后再试`),
  en: (seconds) =>
    seconds < 120 ? `Try again in ${seconds} seconds` : `Try again in ${Math.ceil(seconds / 60)} minutes`,
};

/** Throws session/locked when there are seconds to wait. */
export function refuseLocked(retryAfter: number | null, language: Language = languageOf(undefined)): void {
  if (retryAfter === null) return;
  throw new ProblemException('session/locked', { retryAfter, detail: texts[language](retryAfter) });
}
