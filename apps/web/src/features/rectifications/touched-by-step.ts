/** What the dialogs of the steps have in common. */
import { getTodo } from '@liangma/contract/bureaus';
import type { Endpoint } from '@liangma/contract/endpoint';
import { getInspection } from '@liangma/contract/inspections';
import { getRectification, listRectifications } from '@liangma/contract/rectifications';
import type { RectificationView } from '@liangma/contract/rectifications';
import { explainInspection, getStatistics } from '@liangma/contract/statistics';

/** Answers that a step makes old. */
export const touchedByStep: readonly Endpoint[] = [
  getRectification,
  listRectifications,
  getInspection,
  getTodo,
  explainInspection,
  getStatistics,
];

export interface StepFormProps {
  view: RectificationView;
  onClose: () => void;
}
