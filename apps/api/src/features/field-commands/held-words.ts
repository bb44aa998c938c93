/** What a held command was refused for, in the language of whoever reads it: from codes and parameters, not as its author read it. */
import { problems, type ProblemCode } from '@liangma/contract/problems';
import { recordGapTexts } from '@liangma/domain/inspection/record-texts';
import { ruleText, ruleTexts } from '@liangma/domain/inspection/rule-texts';
import { rectificationTexts } from '@liangma/domain/rectifications/rectification-texts';
import type { Language } from '../../http/problem.ts';
import { documentNumberTexts, notSentText } from '../inspections/public.ts';
import type { HeldProblem } from './held-store.ts';

type HeldError = HeldProblem['errors'][number];
type Texts = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const fixedTexts: Texts = {
  ...recordGapTexts,
  ...rectificationTexts,
  ...documentNumberTexts,
  'session/forbidden': notSentText,
};

const isRule = (code: string): code is keyof typeof ruleTexts => Object.hasOwn(ruleTexts, code);

/** What nobody has words for stays as it was said at first. */
function detailFor({ code, detail, params }: HeldError, language: Language): string {
  if (isRule(code)) {
    const { source } = params ?? {};
    return params && typeof source === 'string' ? ruleText({ code, params, source }, language) : detail;
  }
  return (Object.hasOwn(fixedTexts, code) ? fixedTexts[code]?.[language] : undefined) ?? detail;
}

/** The refusal with its title and its errors in this language. */
export function problemIn(language: Language, problem: HeldProblem): HeldProblem {
  const known = problems[problem.code as ProblemCode] as { zh: string; en: string } | undefined;
  const errors = problem.errors.map((error) => ({ ...error, detail: detailFor(error, language) }));
  return { ...problem, title: known?.[language] ?? problem.title, errors };
}
