/** What the entry, the commands of tablets, rectification and the public pages use of inspections. */
export { isSent as isSentOn, notSentText, refuseUnlessSent } from './access.ts';
export { addToRecordOf, keepAddition } from './add-to-record.ts';
export { findNamedBureau, type NamedBureau } from './bureau-store.ts';
export { closeOf } from './close-inspection.ts';
export { groundsOutsideCap, visitsMadeInYear } from './facts-store.ts';
export { stepNow, type FieldStep } from './field-step.ts';
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
export { recordOf } from './record-inspection.ts';
export { refuseOtherRecord } from './refuse-other-record.ts';
export { refused } from './refused.ts';
export { tellOf } from './tell-result.ts';
export { documentNumberTexts, writeDocumentOf } from './write-document.ts';
