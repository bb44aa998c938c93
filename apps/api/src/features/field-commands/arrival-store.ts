/** SQL of what is asked when a command of a tablet arrives: its tablet, the bureau's secret, the command before it. */
import { sql } from 'kysely';
import type { FieldEnvelope } from '@liangma/contract/field-commands';
import type { Ctx, Tx } from '../../db/scope.ts';

export interface Arrival {
  /** Secret that the stamps of the bureau's tablets are signed with. */
  codeSecret: Buffer;
  isDeviceKnown: boolean;
  isDeviceRevoked: boolean;
  /** The author set this tablet up under the own account. */
  isSetUp: boolean;
  /** `none`: the command names no predecessor. */
  predecessor: 'none' | 'missing' | 'open' | 'settled';
}

/** All of it in one question; what the tablet promised under this command has come. */
export async function readArrival(tx: Tx, ctx: Ctx, envelope: FieldEnvelope): Promise<Arrival> {
  const { commandId, deviceId, accountId, afterId } = envelope;
  const { rows } = await sql<{
    code_secret: Buffer;
    device_id: string | null;
    revoked_at: string | null;
    is_set_up: boolean;
    is_logged: boolean;
    held_state: string | null;
  }>`
    with kept as (
      update device_promise set received_at = ${ctx.now}, withdrawn_at = null
      where bureau_id = ${ctx.bureauId} and device_id = ${deviceId} and kind = 'command' and item = ${commandId}
        and received_at is null)
    select bureau.code_secret, device.id as device_id, device.revoked_at,
      exists (select from device_account where device_account.bureau_id = bureau.id
        and device_account.device_id = ${deviceId} and device_account.account_id = ${accountId}) as is_set_up,
      exists (select from command_log
        where command_log.bureau_id = bureau.id and command_log.command_id = ${afterId}::uuid) as is_logged,
      (select held_command.state from held_command
        where held_command.bureau_id = bureau.id and held_command.command_id = ${afterId}::uuid) as held_state
    from bureau left join device on device.bureau_id = bureau.id and device.id = ${deviceId}
    where bureau.id = ${ctx.bureauId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`no bureau ${ctx.bureauId}`);
  const isKnown = row.is_logged || row.held_state !== null;
  const after = isKnown ? (row.held_state === 'open' ? 'open' : 'settled') : 'missing';
  return {
    codeSecret: row.code_secret,
    isDeviceKnown: row.device_id !== null,
    isDeviceRevoked: row.revoked_at !== null,
    isSetUp: row.is_set_up,
    predecessor: afterId === null ? 'none' : after,
  };
}
