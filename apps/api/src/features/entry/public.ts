/** What the public pages and the commands of tablets use of the entry. */
export { enterByInspectionCode } from './enter-by-inspection-code.ts';
export { enterFromTablet } from './enter-from-tablet.ts';
