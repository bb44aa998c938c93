/** What others may use of the feature `people`. */
export { createAdmin, type AdminOptions, type CreatedAdmin } from './create-admin.ts';
export { hashPassword } from './password.ts';
