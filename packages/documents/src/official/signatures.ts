/** Signatures at the end of a document and at the foot of its pages: drawn on the tablet, or lines to sign on paper. */
import { list, optional, picture, required, type ListField } from './form-fields.ts';
import type { DocumentContext, SignedLike } from './inspection-like.ts';
import type { Block, SignatureLine } from './official-document.ts';
import { officialMoment } from './official-date.ts';
import { roleWords, shortHash } from './wording.ts';

/** A row of signatures, also for templates. */
export type SignatureRow = { [Key in keyof SignatureLine]: SignatureLine[Key] };

export const signatureFields: ListField<SignatureRow> = list(
  '签名',
  '各方签名',
  {
    role: required('签名身份'),
    name: required('签名姓名'),
    picture: picture('签名图片', '手写签名图片'),
    signedAt: optional('签名时间'),
  },
  'paragraphs',
);

export const signatureBlock = (lines: readonly SignatureRow[]): Block => ({ kind: 'signatures', lines });

type RoleNames = Partial<Record<SignedLike['role'], string>>;

/** Drawn signatures in their order. */
export const drawnRows = (
  signatures: readonly SignedLike[],
  { picture: find }: DocumentContext,
  names: RoleNames = {},
): SignatureRow[] =>
  signatures.map(({ role, name, image, signedAt }) => ({
    role: names[role] ?? roleWords[role],
    name,
    picture: find?.(image) ?? null,
    signedAt: officialMoment(signedAt),
  }));

/** Lines to be signed by hand. */
export const blankRows = (roles: readonly string[]): SignatureRow[] =>
  roles.map((role) => ({ role, name: '', picture: null, signedAt: '' }));

const blank = ' '.repeat(24);

/** What every page carries: who signed all of it, or lines to sign each page on. */
export function pageFootOf(signatures: readonly SignedLike[], roles: readonly string[], names: RoleNames = {}): string {
  const [first] = signatures;
  if (first === undefined) return `逐页签名  ${roles.map((role) => `${role}：${blank}`).join('  ')}`;
  const byRole = new Map<string, string[]>();
  for (const { role, name } of signatures) {
    const word = names[role] ?? roleWords[role];
    byRole.set(word, [...(byRole.get(word) ?? []), name]);
  }
  const signed = [...byRole].map(([role, names]) => `${role}：${names.join('、')}`).join('  ');
  return `${signed}（电子签名，全文指纹${shortHash(first.contentHash)}）`;
}
