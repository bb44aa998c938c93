/** What others may use of the feature `evidence`. */
export { linkEvidence, refuseMissingEvidence } from './link-evidence.ts';
export { refuseFullDisk } from './make-room.ts';
export { readEvidence } from './read-evidence.ts';
export { removeAbandonedEvidence } from './remove-abandoned.ts';
export { storeEvidence } from './store-evidence.ts';
export { removeOldUploads } from './staged-uploads.ts';
export { uploads } from './uploads.ts';
export { verifyEvidence } from './verify-evidence.ts';
