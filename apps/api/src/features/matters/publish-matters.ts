/** Registers that matters were published; only published ones may be inspected (R03). */
import { publishMatters as endpoint } from '@liangma/contract/matters';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { fieldError } from '../../http/field-error.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { lockMatters, publishPresent } from './matter-store.ts';

export const publishMatters = command(endpoint, async (tx, ctx, { body }) => {
  if (body.publishedOn > officialDay(ctx.now)) throw fieldError('/publishedOn', 'in-future');
  const matterIds = [...new Set(body.matterIds)];
  const known = await lockMatters(tx, ctx, matterIds);
  if (known.length < matterIds.length) throw new ProblemException('resource/not-found');
  const published = await publishPresent(tx, ctx, matterIds, { on: body.publishedOn, url: body.publicationUrl });
  const data = { publishedOn: body.publishedOn, publicationUrl: body.publicationUrl };
  return {
    result: { published: published.length },
    audit: published.map((matterId) => ({
      action: 'matter.published',
      subjectKind: 'matter',
      subjectId: matterId,
      data,
    })),
  };
});
