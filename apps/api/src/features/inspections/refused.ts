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
  params: { ...finding.params, rule: finding.rule },
});

/** The problem for a refusal; each rule is one of its errors, with text and source. */
export function refused(refusal: RuleRefusal, ctx: Ctx): ProblemException {
  if (!isProblemCode(refusal.code)) throw new Error(`refusal without a problem: ${refusal.code}`);
  const errors = refusal.findings?.map((finding) => errorOfRule(finding, ctx));
  return new ProblemException(refusal.code, errors ? { errors } : {});
}

/** The problem for a record that is not complete; `pointer` leads to the answer or finding where one is meant. */
export function incompleteRecord(gaps: readonly RecordGap[], ctx: Ctx): ProblemException {
  return new ProblemException('inspection/record-incomplete', {
    errors: gaps.map((gap) => ({
      code: gap.code,
      detail: recordGapTexts[gap.code][languageOf(ctx)],
      params: { key: gap.key },
    })),
  });
}
