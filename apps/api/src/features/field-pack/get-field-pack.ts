/** What a tablet keeps for work without network: a snapshot first, then what changed since its cursor. */
import { getFieldPack as endpoint } from '@liangma/contract/field-pack';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { signDeviceStamp } from '../../codes/device-stamp.ts';
import { readScoped, type Ctx, type Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { touchDevice } from '../devices/public.ts';
import { changesPage } from './changes-page.ts';
import { decodePackCursor, encodePackCursor, type PackCursor } from './pack-cursor.ts';
import type { PackPage, PackReader } from './pack-page.ts';
import { findPackState, isRegisterPartial } from './pack-store.ts';
import { snapshotPage } from './snapshot-page.ts';

async function continued(tx: Tx, ctx: Ctx, cursor: PackCursor, reader: PackReader): Promise<PackPage | null> {
  return cursor.stage === 'changes' ? changesPage(tx, ctx, cursor, reader) : snapshotPage(tx, ctx, cursor, reader);
}

async function begun(tx: Tx, ctx: Ctx, reader: PackReader): Promise<PackPage> {
  const isPartial = await isRegisterPartial(tx, ctx);
  const { head: seq, today: day } = reader;
  return snapshotPage(tx, ctx, { seq, stage: 'inspections-and-register', last: '', day, isPartial }, reader);
}

async function read(tx: Tx, ctx: Ctx, deviceId: string, after: string) {
  const state = await findPackState(tx, ctx, deviceId);
  if (!ctx.actor) throw new ProblemException('session/required');
  if (!state) throw new ProblemException('device/unknown');
  if (state.revokedAt !== null) throw new ProblemException('device/revoked', { detail: state.revokeReason });
  const reader = { today: officialDay(ctx.now), codeSecret: state.codeSecret, head: state.seq };
  const cursor = decodePackCursor(ctx, after);
  const known = cursor && (await continued(tx, ctx, cursor, reader));
  const { upserts, deletes, cursor: next, hasMore } = known ?? (await begun(tx, ctx, reader));
  return {
    lastSeenAt: state.lastSeenAt,
    answer: {
      accountId: ctx.actor.accountId,
      reset: known === null,
      upserts,
      deletes,
      cursor: encodePackCursor(ctx, next),
      hasMore,
      now: ctx.now,
      stamp: signDeviceStamp(state.codeSecret, deviceId, ctx.now),
    },
  };
}

export const getFieldPack = custom(endpoint, async (deps, ctx, { query: { deviceId, after } }, http) => {
  const { lastSeenAt, answer } = await readScoped(deps.db, ctx.bureauId, (tx) => read(tx, ctx, deviceId, after));
  await touchDevice(deps, ctx, { deviceId, lastSeenAt }, http);
  return answer;
});
