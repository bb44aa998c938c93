/** Turns a refusal about an order to correct into a problem, in the language of the reader. */
import type { RectificationRefusal } from '@liangma/domain/rectifications/rectification';
import { rectificationTexts } from '@liangma/domain/rectifications/rectification-texts';
import type { Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';

/** @param field what the day is called in the request, where that is not the name the rule gives it */
export function refusedStep({ code, field }: RectificationRefusal, ctx: Ctx, as?: string): ProblemException {
  if (code === 'wrong-state') return new ProblemException('rectification/wrong-state');
  const detail = rectificationTexts[code][ctx.language ?? 'zh'];
  return new ProblemException('request/invalid', {
    errors: [{ pointer: `/${as ?? field}`, code, detail, params: {} }],
  });
}
