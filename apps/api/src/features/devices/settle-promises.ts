/**
 * Says what became of promised work that will not come, so that the list shows what is still open. Nothing is deleted: who
 * said it, when and why stays, and should it come after all, it is taken in like everything else.
 */
import { settlePromises as endpoint } from '@liangma/contract/devices';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { lockDevice } from './device-store.ts';
import { lockPromises, settle } from './promise-store.ts';

export const settlePromises = command(endpoint, async (tx, ctx, { params, body: { items, reason } }) => {
  if (!ctx.actor) throw new ProblemException('session/required');
  const device = await lockDevice(tx, ctx, params.deviceId);
  if (!device) throw new ProblemException('resource/not-found');
  const promises = await lockPromises(tx, ctx, device.id, items);
  const known = new Set(promises.map(({ kind, item }) => `${kind} ${item}`));
  if (items.some(({ kind, item }) => !known.has(`${kind} ${item}`))) throw new ProblemException('resource/not-found');
  // what a tablet in use still has in its queue is under way
  const isUnderWay = promises.some((one) => one.isOutstanding && one.withdrawnAt === null);
  if (device.revokedAt === null && isUnderWay) throw new ProblemException('device/still-promised');
  const settled = await settle(tx, ctx, { deviceId: device.id, items, by: ctx.actor.accountId, reason });
  return {
    result: { settled: settled.length },
    audit: settled.map((one) => ({
      action: 'device.promise-settled',
      subjectKind: 'device',
      subjectId: device.id,
      data: { ...one, reason },
    })),
  };
});
