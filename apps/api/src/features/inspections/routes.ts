/** Routes of inspections: preparation, approval, record, result, closing. */
import type { Route } from '../../http/route.ts';
import { approveInspection } from './approve-inspection.ts';
import { cancelInspection } from './cancel-inspection.ts';
import { checkInspection } from './check-inspection.ts';
import { closeInspection } from './close-inspection.ts';
import { confirmCorrection } from './confirm-correction.ts';
import { createInspection } from './create-inspection.ts';
import { getInspection } from './get-inspection.ts';
import { listInspections } from './list-inspections.ts';
import { listMyInspections } from './list-my-inspections.ts';
import { recordInspection } from './record-inspection.ts';
import { returnInspection } from './return-inspection.ts';
import { submitInspection } from './submit-inspection.ts';
import { tellResult } from './tell-result.ts';
import { updateInspection } from './update-inspection.ts';

export const routes: readonly Route[] = [
  listInspections,
  listMyInspections,
  getInspection,
  checkInspection,
  createInspection,
  updateInspection,
  submitInspection,
  approveInspection,
  returnInspection,
  cancelInspection,
  recordInspection,
  tellResult,
  confirmCorrection,
  closeInspection,
];
