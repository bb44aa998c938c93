/** What others may use of the feature `people`. */
export { createAdmin, type AdminOptions, type CreatedAdmin } from './create-admin.ts';
export { saveImportedOfficers, type Applied, type ImportedOfficer } from './imported-officers.ts';
export { listKnownOfficers } from './officer-store.ts';
export { hashPassword } from './password.ts';
