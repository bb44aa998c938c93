/** What the public pages use of the entry. */
export { enterByInspectionCode } from './enter-by-inspection-code.ts';
