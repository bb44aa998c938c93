/** Looks a message up and fills its `{parameters}`; both are checked by type. */
import { currentLanguage } from './language.ts';
import type { MessageKey, Messages } from './language.ts';

type ParameterNames<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never;

type Parameters<Key extends MessageKey> = [ParameterNames<Messages[Key]>] extends [never]
  ? []
  : [parameters: Record<ParameterNames<Messages[Key]>, string | number>];

export type Translate = <Key extends MessageKey>(key: Key, ...parameters: Parameters<Key>) => string;

/** Replaces `{name}` by the parameter of that name; an unknown name stays visible. */
export function fill(text: string, parameters: Record<string, string | number> = {}): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** For code outside components; a component uses `useT()`, which follows a change of language. */
export const translate: Translate = (key, ...parameters) => fill(currentLanguage().texts[key] ?? key, parameters[0]);

/** The message of a key that is known only at run time (a code sent by the server), or null. */
export function translateIfKnown(key: string, parameters?: Record<string, string | number>): string | null {
  const texts: Record<string, string | undefined> = currentLanguage().texts;
  const text = texts[key];
  return text === undefined ? null : fill(text, parameters);
}
