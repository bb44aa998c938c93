/** Which files a tablet still has to send. What another bureau has is missing here. */
import { findMissingEvidence as endpoint } from '@liangma/contract/evidence';
import { query } from '../../http/route.ts';
import { missingHashes } from './evidence-row-store.ts';

export const findMissingEvidence = query(endpoint, async (tx, ctx, { body }) => ({
  missing: await missingHashes(tx, ctx.bureauId, body.hashes),
}));
