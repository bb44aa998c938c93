/** Visits of a year with the cap: which of them use it up and which are exempt by their ground. */
import { getEnterpriseVisits as endpoint } from '@liangma/contract/enterprises';
import { useOfCap } from '@liangma/domain/inspection/cap';
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { citation } from '@liangma/domain/rule-packs/rule-pack';
import { query } from '../../http/route.ts';
import { getEnterprise } from './enterprise-store.ts';
import { getBureauCap, listVisitsOfYear } from './visit-store.ts';

const packCap = nationalPack.rules['cap.perYear'];
const exemptGrounds = nationalPack.rules['cap.exemptGrounds'].value;

export const getEnterpriseVisits = query(endpoint, async (tx, ctx, { params: { enterpriseId, year } }) => {
  const { id } = await getEnterprise(tx, ctx, enterpriseId);
  const visits = await listVisitsOfYear(tx, ctx, id, year);
  const own = await getBureauCap(tx, ctx);
  const cap = {
    limit: own.perYear ?? packCap.value,
    source: own.source === '' ? citation(packCap.source) : own.source,
  };
  const use = useOfCap(visits, cap, exemptGrounds);
  const counted = new Set(use.counted.map((visit) => visit.inspectionId));
  const real = new Set([...use.counted, ...use.exempt].map((visit) => visit.inspectionId));
  return {
    year,
    limit: use.limit,
    source: use.source,
    isReached: use.isReached,
    visits: visits
      .filter((visit) => real.has(visit.inspectionId))
      .map(({ inspectionId, day, state, groundKind, matters }) => ({
        inspectionId,
        day,
        state,
        groundKind,
        matters,
        countsTowardsCap: counted.has(inspectionId),
      })),
  };
});
