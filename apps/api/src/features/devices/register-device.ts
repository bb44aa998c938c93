/** Sets a tablet up for the logged-in account. The id is the tablet's own choice: the same id again is the same tablet. */
import { registerDevice as endpoint } from '@liangma/contract/devices';
import { perform } from '../../db/perform.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { commandIdOf } from '../../http/command-id.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { addAccount, bindSession, insertDevice, renameDevice } from './device-store.ts';
import { requireLockedDevice } from './require-device.ts';

interface Tablet {
  id: string;
  name: string;
}

/** What the bureau did not know before: the tablet, its name, the account on it. */
async function takeIn(tx: Tx, ctx: Ctx, tablet: Tablet, accountId: string): Promise<AuditEntry[]> {
  const subject = { subjectKind: 'device', subjectId: tablet.id };
  const events: AuditEntry[] = [];
  const isNew = await insertDevice(tx, ctx, tablet);
  const known = await requireLockedDevice(tx, ctx, tablet.id);
  if (isNew) {
    events.push({ action: 'device.registered', ...subject, data: { name: tablet.name } });
  } else if (known.name !== tablet.name) {
    await renameDevice(tx, ctx, tablet);
    events.push({ action: 'device.renamed', ...subject, data: { from: known.name, to: tablet.name } });
  }
  if (await addAccount(tx, ctx, tablet.id, accountId))
    events.push({ action: 'device.account-added', ...subject, data: { accountId, name: ctx.actor?.name ?? '' } });
  return events;
}

export const registerDevice = custom(endpoint, async (deps, ctx, { body }, http) => {
  const session = http.get('session');
  if (!session || !ctx.actor) throw new ProblemException('session/required');
  const { accountId } = ctx.actor;
  const command = {
    name: endpoint.name,
    commandId: commandIdOf(http),
    permission: 'inspection.carry-out',
    input: body,
  } as const;
  return perform(deps.db, ctx, command, async (tx) => {
    const audit = await takeIn(tx, ctx, { id: body.deviceId, name: body.name }, accountId);
    await bindSession(tx, ctx.bureauId, session.tokenHash, body.deviceId);
    const bureau = await tx
      .selectFrom('bureau')
      .select('name')
      .where('id', '=', ctx.bureauId)
      .executeTakeFirstOrThrow();
    return { result: { deviceId: body.deviceId, name: body.name, bureauName: bureau.name }, audit };
  });
});
