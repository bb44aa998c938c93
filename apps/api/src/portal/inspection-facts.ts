/** What the page behind an inspection code shows, read in the scope of its bureau. */
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import type { InspectionView } from '@liangma/contract/inspections';
import { readScoped, type Ctx } from '../db/scope.ts';
import type { Db } from '../db/open.ts';
import { groundsOutsideCap, viewOf, visitsMadeInYear } from '../features/inspections/public.ts';

export interface PortalBureau {
  name: string;
  announcedOn: string | null;
  entrustedBy: string | null;
  complaintPhone: string;
}

export interface PortalFacts {
  view: InspectionView;
  bureau: PortalBureau;
  /** Which visit of the year this is, counting those that took place. */
  visitNo: number;
  isOutsideCap: boolean;
}

/** Reads the page's facts in one moment. */
export function readPortalFacts(db: Db, ctx: Ctx, inspectionId: string): Promise<PortalFacts> {
  return readScoped(db, ctx.bureauId, async (tx) => {
    const view = await viewOf(tx, ctx, inspectionId, officialDay(ctx.now));
    const bureau = await tx
      .selectFrom('bureau')
      .select(['name', 'announced_on', 'kind', 'entrusting_body', 'complaint_phone'])
      .where('id', '=', ctx.bureauId)
      .executeTakeFirstOrThrow();
    const made = await visitsMadeInYear(tx, ctx, {
      enterpriseId: view.enterpriseId,
      year: yearOf(view.visitOn),
      exceptId: view.id,
      until: view.visitOn,
    });
    return {
      view,
      bureau: {
        name: bureau.name,
        announcedOn: bureau.announced_on,
        entrustedBy: bureau.kind === 'entrusted' ? bureau.entrusting_body : null,
        complaintPhone: bureau.complaint_phone,
      },
      visitNo: made.length + 1,
      isOutsideCap: groundsOutsideCap.includes(view.groundKind),
    };
  });
}
