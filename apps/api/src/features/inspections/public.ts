/** What the entry and the public pages use of inspections. */
export { isSent as isSentOn, refuseUnlessSent } from './access.ts';
export { findNamedBureau, type NamedBureau } from './bureau-store.ts';
export { groundsOutsideCap, visitsMadeInYear } from './facts-store.ts';
export { importVisits } from './import-visits.ts';
export {
  changeInspection,
  getInspectionRow,
  lockInspection,
  lockVisitsOf,
  type StoredInspection,
} from './inspection-store.ts';
export { viewOf } from './inspection-view.ts';
export { factsOf } from './judge-inspection.ts';
export { groundLabels, typeLabels } from './labels.ts';
export { refused } from './refused.ts';
