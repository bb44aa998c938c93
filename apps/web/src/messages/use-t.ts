/** `const t = useT()` in a component: translates and renders again when the language changes. */
import { useMemo, useSyncExternalStore } from 'react';
import { currentLanguage, onLanguageChange } from './language.ts';
import type { Language } from './language.ts';
import { translate } from './translate.ts';
import type { Translate } from './translate.ts';

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage).language;
}

export function useT(): Translate {
  const current = useSyncExternalStore(onLanguageChange, currentLanguage);
  // A new function per language, so that memoised children that receive `t` render again.
  return useMemo<Translate>(() => {
    void current;
    return (key, ...parameters) => translate(key, ...parameters);
  }, [current]);
}
