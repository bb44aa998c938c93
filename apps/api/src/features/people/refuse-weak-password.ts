/** The refusal of a weak password, with the reason at the field. */
import { languageOf, ProblemException, type Language } from '../../http/problem.ts';
import { weaknessOf, type Weakness } from './password.ts';

const texts: Record<Weakness, Record<Language, string>> = {
  'same-as-before': { zh: '新密码与原密码相同', en: 'This is the old password' },
  'too-few-characters': { zh: '密码中不同的字符太少', en: 'The password repeats too few characters' },
  'contains-username': { zh: '密码不能包含账号名', en: 'The password must not contain the account name' },
  'too-common': { zh: '这个密码太常见', en: 'This password is too common' },
};

/** Throws account/password-weak when the password is one that is guessed first. */
export function refuseWeakPassword(
  pointer: string,
  password: string,
  username: string,
  language: Language = languageOf(undefined),
  before: string | null = null,
): void {
  const weakness = weaknessOf(password, username, before);
  if (weakness === null) return;
  const detail = texts[weakness][language];
  throw new ProblemException('account/password-weak', { errors: [{ pointer, code: weakness, detail }] });
}
