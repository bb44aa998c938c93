/** What other features may use of `bureaus`. */
export { findBureauByCode, insertNewBureau, listAllBureaus } from './bureau-store.ts';
export { ensureSections } from './section-store.ts';
