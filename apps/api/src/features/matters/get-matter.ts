/** One matter with its earlier versions. */
import { getMatter as endpoint } from '@liangma/contract/matters';
import { query } from '../../http/route.ts';
import { getMatterView, listVersions } from './matter-store.ts';

export const getMatter = query(endpoint, async (tx, ctx, { params }) => ({
  ...(await getMatterView(tx, ctx, params.matterId)),
  versions: await listVersions(tx, ctx, params.matterId),
}));
