/** What a tablet promised and did not send; also of a revoked one, for then it matters most. */
import { listPromises as endpoint } from '@liangma/contract/devices';
import { ProblemException } from '../../http/problem.ts';
import { query } from '../../http/route.ts';
import { findDevice } from './device-store.ts';
import { listOutstanding } from './promise-store.ts';

export const listPromises = query(endpoint, async (tx, ctx, { params }) => {
  const device = await findDevice(tx, ctx, params.deviceId);
  if (!device) throw new ProblemException('resource/not-found');
  return { items: await listOutstanding(tx, ctx, device.id) };
});
