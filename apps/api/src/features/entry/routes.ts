/** Routes of the entry to the premises. */
import type { Route } from '../../http/route.ts';
import { enterByEnterpriseCode } from './enter-by-enterprise-code.ts';
import { enterByException } from './enter-by-exception.ts';
import { getInspectionCode } from './get-inspection-code.ts';

export const routes: readonly Route[] = [getInspectionCode, enterByEnterpriseCode, enterByException];
