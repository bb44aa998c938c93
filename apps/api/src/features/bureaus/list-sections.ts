/** Sections of the bureau. */
import { listSections as endpoint } from '@liangma/contract/bureaus';
import { query } from '../../http/route.ts';
import { listSectionRows } from './section-store.ts';

export const listSections = query(endpoint, async (tx, ctx) => ({ items: await listSectionRows(tx, ctx.bureauId) }));
