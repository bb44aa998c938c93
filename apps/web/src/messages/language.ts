/**
 * The language of the reader: which one it is, its loaded catalogue, and how to change it. Kept outside React because
 * form validation and number formats need it too.
 */
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { zhCN } from './zh-CN/index.ts';

export const languages = { 'zh-CN': '中文', en: 'English' } as const;
export type Language = keyof typeof languages;

/** zh-CN is the source of truth: its keys are the keys, its placeholders are the parameters. */
export type Messages = typeof zhCN;
export type MessageKey = keyof Messages;
/** What another language must provide for a catalogue: exactly the same keys. */
export type Translation<Source> = { readonly [Key in keyof Source]: string };
type Catalogue = Translation<Messages>;

const storageKey = 'liangma.language';

const loaders: Record<Language, () => Promise<Catalogue>> = {
  'zh-CN': async () => (await import('./zh-CN/index.ts')).zhCN,
  en: async () => (await import('./en/index.ts')).en,
};

interface Current {
  readonly language: Language;
  readonly texts: Partial<Catalogue>;
}

let current: Current = { language: 'zh-CN', texts: {} };
const listeners = new Set<() => void>();

export const currentLanguage = (): Current => current;

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Loads the catalogue, then switches everything at once; remembered in this browser. */
export async function setLanguage(language: Language): Promise<void> {
  const texts = await loaders[language]();
  current = { language, texts };
  document.documentElement.lang = language;
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser that forbids storage keeps the language until the page is closed.
  }
  for (const listener of listeners) listener();
}

/** The language chosen earlier in this browser; Chinese otherwise. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}
