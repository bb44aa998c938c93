/** All matters of the bureau in their present version; a bureau has some dozens, so there are no pages. */
import { listMatters as endpoint } from '@liangma/contract/matters';
import { query } from '../../http/route.ts';
import { listMatterViews } from './matter-store.ts';

export const listMatters = query(endpoint, async (tx, ctx) => ({ items: await listMatterViews(tx, ctx.bureauId) }));
