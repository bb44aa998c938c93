// What nobody will ask for again is removed when the server starts and once a day.
import type { AppDeps } from '../app-deps.ts';
import { removeOldUploads } from '../features/evidence/public.ts';

const everyMs = 24 * 60 * 60 * 1000;

/** Begins at once, beside everything else; returns what ends it. */
export function startCleaning(deps: AppDeps): () => void {
  const clean = () => {
    removeOldUploads(deps).catch((error: unknown) => deps.log.error({ err: error }, 'cleaning of uploads failed'));
  };
  clean();
  const timer = setInterval(clean, everyMs);
  return () => clearInterval(timer);
}
