/** What the page behind an inspection code shows, read in the scope of its bureau. */
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import type { InspectionView } from '@liangma/contract/inspections';
import { readScoped, type Ctx } from '../db/scope.ts';
import type { Db } from '../db/open.ts';
import {
  findNamedBureau,
  groundsOutsideCap,
  viewOf,
  visitsMadeInYear,
  type NamedBureau,
} from '../features/inspections/public.ts';

export interface PortalFacts {
  view: InspectionView;
  bureau: NamedBureau;
  /** Which visit of the year this is, counting those that took place. */
  visitNo: number;
  isOutsideCap: boolean;
}

/** Reads the page's facts in one moment. */
export function readPortalFacts(db: Db, ctx: Ctx, inspectionId: string): Promise<PortalFacts> {
  return readScoped(db, ctx.bureauId, async (tx) => {
    const view = await viewOf(tx, ctx, inspectionId, officialDay(ctx.now));
    const bureau = await findNamedBureau(tx, ctx);
    const made = await visitsMadeInYear(tx, ctx, {
      enterpriseId: view.enterpriseId,
      year: yearOf(view.visitOn),
      exceptId: view.id,
      until: view.visitOn,
    });
    return {
      view,
      bureau,
      visitNo: made.length + 1,
      isOutsideCap: groundsOutsideCap.includes(view.groundKind),
    };
  });
}
