/** What the field area shows of inspections in the same words and shapes as the desk. */
export { closingNote } from './closing-time.ts';
export { InspectionBadge } from './inspection-badge.tsx';
export { InspectionCap } from './inspection-cap.tsx';
export { FindingItem } from './inspection-finding.tsx';
export { entryText } from './inspection-labels.ts';
export { InspectionRecordSummary } from './inspection-record-summary.tsx';
export { InspectionRules } from './inspection-rules.tsx';
