/** Takes the whole queue of an account on a tablet; what vanished from it without arriving stays on the list. */
import { promiseDelivery as endpoint } from '@liangma/contract/devices';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { addPromises, noteArrived, unknownInspections, withdrawOthers } from './promise-store.ts';
import { requireLockedDevice } from './require-device.ts';

export const promiseDelivery = command(endpoint, async (tx, ctx, { params, body: { items } }) => {
  if (!ctx.actor) throw new ProblemException('session/required');
  const device = await requireLockedDevice(tx, ctx, params.deviceId);
  const unknown = await unknownInspections(
    tx,
    ctx,
    items.map((item) => item.inspectionId),
  );
  if (unknown.length > 0) throw new ProblemException('resource/not-found');
  const queue = { deviceId: device.id, accountId: ctx.actor.accountId };
  await addPromises(tx, ctx, queue, items);
  await noteArrived(tx, ctx, queue);
  const withdrawn = await withdrawOthers(tx, ctx, queue, items);
  return {
    result: {},
    audit: withdrawn.map((one) => ({
      action: 'device.promise-withdrawn',
      subjectKind: 'device',
      subjectId: device.id,
      data: one,
    })),
  };
});
