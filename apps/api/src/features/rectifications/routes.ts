/** Routes of orders to correct: list, steps, report, recheck, more time, proposal of a case. */
import type { Route } from '../../http/route.ts';
import { extendCorrection } from './extend-correction.ts';
import { getRectification } from './get-rectification.ts';
import { listRectifications } from './list-rectifications.ts';
import { proposeCase } from './propose-case.ts';
import { recheckCorrection } from './recheck-correction.ts';
import { reportCorrection } from './report-correction.ts';

export const routes: readonly Route[] = [
  listRectifications,
  getRectification,
  reportCorrection,
  recheckCorrection,
  extendCorrection,
  proposeCase,
];
