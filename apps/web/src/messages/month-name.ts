/** Names of months as the reader's language writes them: 3月, Mar. */
import type { Language } from './language.ts';

/** `month` is 1 to 12. */
export function monthName(month: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2001, month - 1, 1)),
  );
}
