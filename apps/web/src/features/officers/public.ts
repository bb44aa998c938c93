/** What other features use of officers. */
export { useAllOfficers } from './use-all-officers.ts';
