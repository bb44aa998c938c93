/** What the command line takes from the reports. */
export { readReport, writeInspectionsTable, writeReport } from './write-report.ts';
