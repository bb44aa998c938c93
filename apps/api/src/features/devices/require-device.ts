/** Lets only tablets through that are set up in the bureau and in use. */
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { lockDevice, type StoredDevice } from './device-store.ts';

function inUse(device: StoredDevice | null): StoredDevice {
  if (!device) throw new ProblemException('device/unknown');
  if (device.revokedAt !== null) throw new ProblemException('device/revoked');
  return device;
}

/**
 * The tablet that a request comes from; it stays as it is until the transaction ends.
 * @throws ProblemException device/unknown when the bureau has none with this id, device/revoked when it was revoked
 */
export async function requireLockedDevice(tx: Tx, ctx: Ctx, deviceId: string): Promise<StoredDevice> {
  return inUse(await lockDevice(tx, ctx, deviceId));
}
