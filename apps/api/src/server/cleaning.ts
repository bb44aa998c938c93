// What nobody will ask for again is removed when the server starts and once a day.
import type { AppDeps } from '../app-deps.ts';
import { removeAbandonedEvidence, removeOldUploads } from '../features/evidence/public.ts';

const everyMs = 24 * 60 * 60 * 1000;

/** Begins at once, beside everything else; returns what ends it. */
export function startCleaning(deps: AppDeps): () => void {
  const clean = async () => {
    await removeOldUploads(deps);
    const files = await removeAbandonedEvidence(deps);
    if (files > 0) deps.log.info({ files }, 'removed evidence that nothing names');
  };
  const begin = () => {
    clean().catch((error: unknown) => deps.log.error({ err: error }, 'cleaning of uploads failed'));
  };
  begin();
  const timer = setInterval(begin, everyMs);
  return () => clearInterval(timer);
}
