/** One enterprise with its licences. */
import { getEnterprise as endpoint } from '@liangma/contract/enterprises';
import { query } from '../../http/route.ts';
import { getEnterprise as load } from './enterprise-store.ts';

export const getEnterprise = query(endpoint, (tx, ctx, { params }) => load(tx, ctx, params.enterpriseId));
