/** What other features may use of canned texts. */
export { listCannedTextRows } from './canned-text-store.ts';
