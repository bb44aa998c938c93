/** Frees the room of files that were taken and then removed from their draft. */
import type { Store } from '@liangma/offline/store';
import { removeUnused } from '../../offline/evidence-store.ts';

/** Whatever any draft of this tablet still names stays, whoever wrote that draft and in whatever shape. */
export async function sweepEvidence(store: Store, inspectionId: string): Promise<void> {
  const drafts = await store.list('draft');
  const keep = JSON.stringify(drafts.map(({ value }) => value)).match(/[0-9a-f]{64}/g) ?? [];
  await removeUnused(store, { inspectionId, keep });
}
