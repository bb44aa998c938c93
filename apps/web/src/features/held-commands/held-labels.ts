/** Words and colours of held commands. */
import type { HeldCommandRow } from '@liangma/contract/field-commands';
import { problems } from '@liangma/contract/problems';
import type { ProblemCode } from '@liangma/contract/problems';
import { problemItemText } from '../../api/problem-error.ts';
import { currentLanguage } from '../../messages/language.ts';
import { translateIfKnown } from '../../messages/translate.ts';
import type { Tone } from '../../ui/status-badge.tsx';

export const heldTones: Record<HeldCommandRow['state'], Tone> = {
  open: 'warning',
  accepted: 'success',
  added: 'info',
  discarded: 'neutral',
};

/** What was sent, in words; a kind of a newer tablet is shown as its code. */
export const heldKindText = (kind: string): string => translateIfKnown(`held.kind.${kind}`) ?? kind;

const isKnown = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

/** Why it was refused, in the reader's language where the code is known. */
export function heldTitle({ code, title }: HeldCommandRow['problem']): string {
  if (!isKnown(code)) return title;
  return currentLanguage().language === 'zh-CN' ? problems[code].zh : problems[code].en;
}

/** What was wrong one by one, each once. */
export const heldReasons = ({ errors }: HeldCommandRow['problem']): string[] => [
  ...new Set(errors.map((error) => problemItemText(error))),
];
