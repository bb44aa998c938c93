/** What the bureau knows already, for judging a file against it. */
import { officialDay } from '@liangma/domain/calendar/official-day';
import type { ImportKind } from '@liangma/domain/imports/judged-row';
import type { JudgeContext } from '@liangma/domain/imports/judge-tables';
import type { Ctx, Tx } from '../../db/scope.ts';
import { listKnownEnterprises } from '../enterprises/public.ts';
import { listKnownMatters } from '../matters/public.ts';
import { listKnownOfficers } from '../people/public.ts';

/** Reads only the lists that the kind of import needs. */
export async function contextFor(tx: Tx, ctx: Ctx, kind: ImportKind): Promise<JudgeContext> {
  const judgedOn = officialDay(ctx.now);
  if (kind === 'enterprises' || kind === 'officers') return { judgedOn };
  const matters = await listKnownMatters(tx, ctx.bureauId);
  if (kind !== 'ledger') return { judgedOn, matters };
  return {
    judgedOn,
    matters,
    enterprises: await listKnownEnterprises(tx, ctx.bureauId),
    officers: await listKnownOfficers(tx, ctx.bureauId),
  };
}
