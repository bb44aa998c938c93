/** Turns a refusal of the decider into a problem, rule by rule, in the language of the reader. */
import { problems, type ProblemCode, type ProblemError } from '@liangma/contract/problems';
import type { RuleRefusal } from '@liangma/domain/inspection/decide';
import type { RecordGap } from '@liangma/domain/inspection/record';
import { recordGapTexts } from '@liangma/domain/inspection/record-texts';
import { ruleText } from '@liangma/domain/inspection/rule-texts';
import type { RuleFinding } from '@liangma/domain/inspection/rules';
import type { Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';

const languageOf = (ctx: Ctx) => ctx.language ?? 'zh';

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

const errorOfRule = (finding: RuleFinding, ctx: Ctx): ProblemError => ({
  code: finding.code,
  detail: ruleText(finding, languageOf(ctx)),
  params: { ...finding.params, rule: finding.rule, source: finding.source },
});

const errorOfGap = ({ code, key }: RecordGap, ctx: Ctx): ProblemError => ({
  code,
  detail: recordGapTexts[code][languageOf(ctx)],
  params: { key },
});

/** The problem for a refusal; each rule, and each gap of a record, is one of its errors with its text. */
export function refused({ code, findings, gaps }: RuleRefusal, ctx: Ctx): ProblemException {
  if (!isProblemCode(code)) throw new Error(`refusal without a problem: ${code}`);
  const errors = findings?.map((found) => errorOfRule(found, ctx)) ?? gaps?.map((gap) => errorOfGap(gap, ctx));
  return new ProblemException(code, errors ? { errors } : {});
}
