/** Revokes a lost or retired tablet: its sessions end, and nothing more is accepted from it. */
import { revokeDevice as endpoint } from '@liangma/contract/devices';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { lockDevice, revoke } from './device-store.ts';

export const revokeDevice = command(endpoint, async (tx, ctx, { params, body }) => {
  if (!ctx.actor) throw new ProblemException('session/required');
  const device = await lockDevice(tx, ctx, params.deviceId);
  if (!device) throw new ProblemException('resource/not-found');
  if (device.revokedAt !== null) throw new ProblemException('device/revoked');
  const endedSessions = await revoke(tx, ctx, device.id, ctx.actor.accountId, body.reason);
  return {
    result: {},
    audit: {
      action: 'device.revoked',
      subjectKind: 'device',
      subjectId: device.id,
      data: { name: device.name, reason: body.reason, endedSessions },
    },
  };
});
