/** Routes of the reports. */
import { downloadInspectionsTable, downloadReport, getReport } from '@liangma/contract/statistics';
import { query, type Route } from '../../http/route.ts';
import { readReport, writeInspectionsTable, writeReport } from './write-report.ts';

export const routes: readonly Route[] = [
  query(getReport, readReport),
  query(downloadReport, writeReport),
  query(downloadInspectionsTable, writeInspectionsTable),
];
