/** What others may use of the feature `people`. */
export { findActor, findAdministrator } from './account-store.ts';
export { findActorAt } from './actor-at.ts';
export { createAdmin } from './create-admin.ts';
export { saveImportedOfficers } from './imported-officers.ts';
export { listKnownOfficers } from './officer-store.ts';
