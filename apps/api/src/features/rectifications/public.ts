/** What the record of an inspection and the commands of tablets do with orders to correct. */
export { passRecheckOf } from './recheck-correction.ts';
export { reportCorrectionOf } from './report-correction.ts';
