/** Choices for the filters of the register, as they occur in it. */
import { listEnterpriseFacets as endpoint } from '@liangma/contract/enterprises';
import { query } from '../../http/route.ts';
import { listFacet } from './enterprise-list-store.ts';

export const listEnterpriseFacets = query(endpoint, async (tx, ctx) => ({
  counties: await listFacet(tx, ctx, 'county'),
  supervisionCategories: await listFacet(tx, ctx, 'supervision_category'),
  riskGrades: await listFacet(tx, ctx, 'risk_grade'),
}));
