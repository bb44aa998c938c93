/**
 * Declares void what a tablet will not use any more. A number is never given out twice; should a document that carries a
 * void one still come, from a file of a lost tablet, it is taken in and the number is used.
 */
import { voidNumberRange as endpoint } from '@liangma/contract/number-ranges';
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { lockRange, voidRange } from './number-range-store.ts';

export const voidNumberRange = command(endpoint, async (tx, ctx, { params: { rangeId }, body: { reason } }) => {
  if (!ctx.actor) throw new ProblemException('session/required');
  const range = await lockRange(tx, ctx, rangeId, yearOf(officialDay(ctx.now)));
  if (!range) throw new ProblemException('resource/not-found');
  if (range.isVoid || range.unused.length === 0) return { result: { voided: 0 }, audit: [] };
  if (!range.isOver) throw new ProblemException('device/numbers-in-use');
  await voidRange(tx, ctx, { rangeId, by: ctx.actor.accountId, reason });
  return {
    result: { voided: range.unused.length },
    audit: {
      action: 'device.numbers-voided',
      subjectKind: 'device',
      subjectId: range.deviceId,
      data: { kind: range.kind, numbers: range.unused, reason },
    },
  };
});
