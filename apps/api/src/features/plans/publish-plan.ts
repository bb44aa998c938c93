/** Registers filing number, day and address of publication. */
import { publishPlan as endpoint } from '@liangma/contract/plans';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { fieldError } from '../../http/field-error.ts';
import { command } from '../../http/route.ts';
import { takeStep } from './take-step.ts';

export const publishPlan = command(endpoint, (tx, ctx, { params, body }) => {
  if (body.publishedOn > officialDay(ctx.now)) throw fieldError('/publishedOn', 'in-future');
  const publication = { filingNo: body.filingNo, on: body.publishedOn, url: body.publicationUrl };
  return takeStep(tx, ctx, params.year, 'publish', false, { kept: { publication }, told: body });
});
