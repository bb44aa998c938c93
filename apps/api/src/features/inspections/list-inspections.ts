/** Inspections of the bureau, newest first. */
import { listInspections as endpoint } from '@liangma/contract/inspections';
import { query } from '../../http/route.ts';
import { listInspectionPage } from './list-store.ts';

export const listInspections = query(endpoint, (tx, ctx, input) => listInspectionPage(tx, ctx, input.query));
