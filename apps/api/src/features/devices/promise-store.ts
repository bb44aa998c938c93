/**
 * SQL of promises: what a tablet said that it holds and will send. Whether it came is asked of the commands and the
 * evidence themselves, so that a tablet that delivered and fell silent owes nothing.
 */
import { sql } from 'kysely';
import type { BodyOf } from '@liangma/contract/endpoint';
import type { promiseDelivery, settlePromises as settlePromisesEndpoint } from '@liangma/contract/devices';
import type { Ctx, Tx } from '../../db/scope.ts';

type PromisedItem = BodyOf<typeof promiseDelivery>['items'][number];

/** Whose promises, and where they are kept. */
interface Queue {
  deviceId: string;
  accountId: string;
}

/**
 * Condition of a row of device_promise: the server has it, accepted or held. Each is asked by its key: an `exists` the
 * planner may answer by reading the whole log of commands once, which grows for years.
 */
const hasArrived = sql<boolean>`case device_promise.kind
  when 'command' then coalesce(
    (select true from command_log where command_log.bureau_id = device_promise.bureau_id
      and command_log.command_id = device_promise.item::uuid),
    (select true from held_command where held_command.bureau_id = device_promise.bureau_id
      and held_command.command_id = device_promise.item::uuid),
    false)
  else coalesce(
    (select true from evidence where evidence.bureau_id = device_promise.bureau_id
      and evidence.hash = device_promise.item),
    false)
  end`;

/** Condition of a row of device_promise: it has not come, and nobody has said what became of it. */
export const isOutstanding = sql<boolean>`device_promise.settled_at is null and not (${hasArrived})`;

/** Which of these inspections the bureau does not have. */
export async function unknownInspections(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...new Set(ids)]}::uuid[]) as asked(id)
    where not exists (select from inspection where inspection.bureau_id = ${ctx.bureauId} and inspection.id = asked.id)`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Takes the items into the queue; one that was withdrawn, or settled, before and is back counts as promised again. */
export async function addPromises(tx: Tx, ctx: Ctx, queue: Queue, items: readonly PromisedItem[]): Promise<void> {
  if (items.length === 0) return;
  await sql`
    insert into device_promise (bureau_id, device_id, account_id, kind, item, inspection_id, label, promised_at)
    select ${ctx.bureauId}::uuid, ${queue.deviceId}::uuid, ${queue.accountId}::uuid,
      r.kind, r.item, r."inspectionId", r.label, ${ctx.now}::timestamptz
    from (select distinct on (kind, item) *
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r (kind text, item text, "inspectionId" uuid, label text)
    ) as r
    on conflict (bureau_id, device_id, account_id, kind, item) do update set
      label = excluded.label, inspection_id = excluded.inspection_id, withdrawn_at = null,
      settled_at = null, settled_by = null, settle_reason = ''`.execute(tx);
}

/** Notes what of the queue has arrived meanwhile. */
export async function noteArrived(tx: Tx, ctx: Ctx, queue: Queue): Promise<void> {
  await tx
    .updateTable('device_promise')
    .set({ received_at: ctx.now, withdrawn_at: null })
    .where('bureau_id', '=', ctx.bureauId)
    .where('device_id', '=', queue.deviceId)
    .where('account_id', '=', queue.accountId)
    .where('received_at', 'is', null)
    .where(hasArrived)
    .execute();
}

/**
 * Withdraws what stood in the queue, did not arrive and is no longer named.
 * @returns what was withdrawn now
 */
export function withdrawOthers(tx: Tx, ctx: Ctx, queue: Queue, items: readonly PromisedItem[]) {
  const named = JSON.stringify(items.map(({ kind, item }) => ({ kind, item })));
  return tx
    .updateTable('device_promise')
    .set({ withdrawn_at: ctx.now })
    .where('bureau_id', '=', ctx.bureauId)
    .where('device_id', '=', queue.deviceId)
    .where('account_id', '=', queue.accountId)
    .where('received_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(
      sql<boolean>`(device_promise.kind, device_promise.item) not in
        (select r.kind, r.item from jsonb_to_recordset(${named}::jsonb) as r (kind text, item text))`,
    )
    .returning(['kind', 'item', 'label', 'inspection_id as inspectionId'])
    .execute();
}

/** What the tablet promised and did not send: first what is open, oldest first, then what was settled. */
export async function listOutstanding(tx: Tx, ctx: Ctx, deviceId: string) {
  const rows = await tx
    .selectFrom('device_promise')
    .innerJoin('inspection', 'inspection.id', 'device_promise.inspection_id')
    .innerJoin('enterprise', 'enterprise.id', 'inspection.enterprise_id')
    .innerJoin('account', 'account.id', 'device_promise.account_id')
    .leftJoin('account as settler', 'settler.id', 'device_promise.settled_by')
    .select([
      'device_promise.kind',
      'device_promise.item',
      'device_promise.label',
      'device_promise.inspection_id',
      'enterprise.name as enterprise_name',
      'account.display_name',
      'device_promise.promised_at',
      'device_promise.withdrawn_at',
      'device_promise.settled_at',
      'device_promise.settle_reason',
      'settler.display_name as settler_name',
    ])
    .where('device_promise.bureau_id', '=', ctx.bureauId)
    .where('device_promise.device_id', '=', deviceId)
    .where('device_promise.received_at', 'is', null)
    .where(sql<boolean>`not (${hasArrived})`)
    .orderBy(sql`device_promise.settled_at is not null`)
    .orderBy('device_promise.promised_at')
    .orderBy('device_promise.inspection_id')
    .orderBy('device_promise.item')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    item: row.item,
    label: row.label,
    inspectionId: row.inspection_id,
    enterpriseName: row.enterprise_name,
    account: row.display_name,
    promisedAt: row.promised_at,
    isWithdrawn: row.withdrawn_at !== null,
    settled:
      row.settled_at === null ? null : { at: row.settled_at, by: row.settler_name ?? '', reason: row.settle_reason },
  }));
}

type Named = BodyOf<typeof settlePromisesEndpoint>['items'][number];

const isNamed = (items: readonly Named[]) =>
  sql<boolean>`(device_promise.kind, device_promise.item) in
    (select r.kind, r.item from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r (kind text, item text))`;

/** The promises of a tablet that are named here, whatever became of them; they stay as they are until this ends. */
export function lockPromises(tx: Tx, ctx: Ctx, deviceId: string, items: readonly Named[]) {
  return tx
    .selectFrom('device_promise')
    .select(['kind', 'item', 'withdrawn_at as withdrawnAt', isOutstanding.as('isOutstanding')])
    .where('bureau_id', '=', ctx.bureauId)
    .where('device_id', '=', deviceId)
    .where(isNamed(items))
    .orderBy('account_id')
    .orderBy('kind')
    .orderBy('item')
    .forUpdate()
    .execute();
}

/**
 * Notes what became of those that are outstanding.
 * @returns what was settled now
 */
export function settle(
  tx: Tx,
  ctx: Ctx,
  of: { deviceId: string; items: readonly Named[]; by: string; reason: string },
) {
  return tx
    .updateTable('device_promise')
    .set({ settled_at: ctx.now, settled_by: of.by, settle_reason: of.reason })
    .where('bureau_id', '=', ctx.bureauId)
    .where('device_id', '=', of.deviceId)
    .where('received_at', 'is', null)
    .where(isOutstanding)
    .where(isNamed(of.items))
    .returning(['kind', 'item', 'label', 'inspection_id as inspectionId', 'account_id as accountId'])
    .execute();
}
