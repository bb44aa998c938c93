/** Whether an account works in the field at all. */
import type { Role } from '@liangma/contract/permissions';
import { may } from '@liangma/contract/permissions';

export const mayCarryOut = (roles: readonly Role[]): boolean => may(roles, 'inspection.carry-out');
