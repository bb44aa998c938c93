/** The register of enterprises: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { createEnterprise } from './create-enterprise.ts';
import { getEnterpriseCode } from './get-enterprise-code.ts';
import { getEnterpriseVisits } from './get-enterprise-visits.ts';
import { getEnterprise } from './get-enterprise.ts';
import { listEnterpriseFacets } from './list-enterprise-facets.ts';
import { listEnterprises } from './list-enterprises.ts';
import { resolveCode } from './resolve-code.ts';
import { updateEnterprise } from './update-enterprise.ts';

export const routes: readonly Route[] = [
  listEnterprises,
  getEnterprise,
  listEnterpriseFacets,
  createEnterprise,
  updateEnterprise,
  getEnterpriseVisits,
  getEnterpriseCode,
  resolveCode,
];
