/** Accounts of the bureau. */
import { listAccounts as endpoint } from '@liangma/contract/people';
import { query } from '../../http/route.ts';
import { listAccountPage } from './account-store.ts';

export const listAccounts = query(endpoint, (tx, ctx, input) => listAccountPage(tx, ctx.bureauId, input.query));
