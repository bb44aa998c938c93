/** Evidence: what the server does for each endpoint. Uploads speak tus and are mounted beside them. */
import type { Route } from '../../http/route.ts';
import { downloadEvidence } from './download-evidence.ts';
import { findMissingEvidence } from './find-missing-evidence.ts';

export const routes: readonly Route[] = [downloadEvidence, findMissingEvidence];
