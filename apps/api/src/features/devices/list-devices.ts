/** All tablets with who uses them and what they still owe. */
import { listDevices as endpoint } from '@liangma/contract/devices';
import { query } from '../../http/route.ts';
import { listDeviceRows } from './device-store.ts';

export const listDevices = query(endpoint, async (tx, ctx) => ({ items: await listDeviceRows(tx, ctx) }));
