/** Tablets: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { importUnsent } from './import-unsent.ts';
import { listDevices } from './list-devices.ts';
import { listNumberRanges } from './list-number-ranges.ts';
import { listPromises } from './list-promises.ts';
import { promiseDelivery } from './promise-delivery.ts';
import { registerDevice } from './register-device.ts';
import { reserveNumbers } from './reserve-numbers.ts';
import { revokeDevice } from './revoke-device.ts';
import { settlePromises } from './settle-promises.ts';
import { voidNumberRange } from './void-number-range.ts';

export const routes: readonly Route[] = [
  registerDevice,
  listDevices,
  revokeDevice,
  promiseDelivery,
  listPromises,
  settlePromises,
  reserveNumbers,
  listNumberRanges,
  voidNumberRange,
  importUnsent,
];
