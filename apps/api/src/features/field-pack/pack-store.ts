/** SQL of the field pack. Everything is read in one snapshot of the database, so that cursor and content agree. */
import { sql } from 'kysely';
import { addDays } from '@liangma/domain/calendar/official-day';
import type { PackEnterprise } from '@liangma/contract/field-pack';
import type { Ctx, Tx } from '../../db/scope.ts';
import { subjectsOutsidePack, type PackEffects, type PackEvent } from './pack-effects.ts';
import { pinyinOf } from './pinyin-of.ts';

/** How long a closed inspection stays on the tablet for reading, in days; house rule. */
const closedDays = 14;

/** From this many enterprises on, a tablet gets only those that are or were recently inspected; house rule. */
const wholeRegister = 20_000;

/** A visit this many years ago still makes an enterprise part of a partial register; house rule. */
const partialYears = 3;

const nil = '00000000-0000-0000-0000-000000000000';

/**
 * Everything that an answer without changes needs, in one query; null when the bureau has no such tablet. The end of
 * the chain is a sound cursor: `appendAudit` holds the head until its transaction ends, so events become visible in the
 * order of their numbers, and what is seen with number n is seen with all that stands before n.
 */
export async function findPackState(tx: Tx, ctx: Ctx, deviceId: string) {
  const row = await tx
    .selectFrom('device')
    .innerJoin('bureau', 'bureau.id', 'device.bureau_id')
    .leftJoin('audit_head', 'audit_head.bureau_id', 'device.bureau_id')
    .select([
      'device.revoked_at',
      'device.revoke_reason',
      'device.last_seen_at',
      'bureau.code_secret',
      'audit_head.seq',
    ])
    .where('device.bureau_id', '=', ctx.bureauId)
    .where('device.id', '=', deviceId)
    .executeTakeFirst();
  if (!row) return null;
  const {
    revoked_at: revokedAt,
    revoke_reason: revokeReason,
    last_seen_at: lastSeenAt,
    code_secret: codeSecret,
    seq,
  } = row;
  return { revokedAt, revokeReason, lastSeenAt, codeSecret, seq: seq ?? 0 };
}

/** Events with a number after the first and up to the second that may concern a pack, in order. */
export async function eventsBetween(
  tx: Tx,
  ctx: Ctx,
  of: { after: number; upTo: number; limit: number },
): Promise<PackEvent[]> {
  return tx
    .selectFrom('audit_event')
    .select([
      'action',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      sql<string | null>`case when subject_kind <> 'inspection' then data->>'inspectionId' end`.as('inspectionId'),
      sql<string | null>`case when action = 'import.rows-written' then data->>'kind' end`.as('importKind'),
      sql<boolean>`subject_kind = 'account' and coalesce(data->'changes' ? 'displayName', false)`.as('isRenamed'),
    ])
    .where('bureau_id', '=', ctx.bureauId)
    .where('seq', '>', of.after)
    .where('seq', '<=', of.upTo)
    .where('subject_kind', 'not in', subjectsOutsidePack)
    .orderBy('seq')
    .limit(of.limit)
    .execute();
}

/**
 * Inspections of the reader: those that the officer of the account is sent on, and for a head of section those of the
 * section; from approval to closing, and those that were closed in the last days.
 */
function mine(tx: Tx, ctx: Ctx, today: string) {
  const officerId = ctx.actor?.officerId ?? null;
  const isHead = ctx.actor?.roles.includes('section-head') ?? false;
  const sectionId = isHead ? (ctx.actor?.sectionId ?? null) : null;
  return tx
    .selectFrom('inspection')
    .select(['inspection.id', 'inspection.state', 'inspection.code_secret', 'inspection.enterprise_id'])
    .where('inspection.bureau_id', '=', ctx.bureauId)
    .where((eb) =>
      eb.or([
        eb('inspection.state', 'in', ['approved', 'entered', 'recorded', 'told']),
        eb('inspection.state', '=', 'closed').and('inspection.finished_on', '>=', addDays(today, -closedDays)),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('inspection_officer')
            .select('inspection_officer.officer_id')
            .whereRef('inspection_officer.inspection_id', '=', 'inspection.id')
            .where('inspection_officer.officer_id', '=', officerId),
        ),
        eb('inspection.section_id', '=', sectionId),
      ]),
    );
}

type MineRow = Awaited<ReturnType<ReturnType<typeof mine>['execute']>>[number];
export type PackInspectionRow = MineRow;

/** Inspections of the reader after an id, by id. */
export function minePage(tx: Tx, ctx: Ctx, of: { today: string; after: string; limit: number }) {
  return mine(tx, ctx, of.today)
    .where('inspection.id', '>', of.after === '' ? nil : of.after)
    .orderBy('inspection.id')
    .limit(of.limit)
    .execute();
}

/**
 * Inspections of the reader that the effects touch, at most `limit`. Another inspection of the same enterprise counts
 * too, since it uses the cap.
 */
export function mineTouched(tx: Tx, ctx: Ctx, of: { today: string; effects: PackEffects; limit: number }) {
  const { inspectionIds, enterpriseIds, officerIds, planLineIds } = of.effects;
  const ids = (set: Set<string>) => sql`${[...set]}::uuid[]`;
  return mine(tx, ctx, of.today)
    .where(
      sql<boolean>`(inspection.enterprise_id = any(${ids(enterpriseIds)})
        or inspection.enterprise_id in (select other.enterprise_id from inspection as other
          where other.bureau_id = ${ctx.bureauId} and other.id = any(${ids(inspectionIds)}))
        or inspection.plan_line_id = any(${ids(planLineIds)})
        or exists (select from inspection_officer as sent where sent.inspection_id = inspection.id
          and sent.officer_id = any(${ids(officerIds)})))`,
    )
    .orderBy('inspection.id')
    .limit(of.limit)
    .execute();
}

/** Of these inspections, those that may lie on a tablet and are not the reader's (any more). */
export async function notMine(tx: Tx, ctx: Ctx, of: { today: string; ids: Set<string> }): Promise<string[]> {
  if (of.ids.size === 0) return [];
  const rows = await tx
    .selectFrom('inspection')
    .select('inspection.id')
    .where('inspection.bureau_id', '=', ctx.bureauId)
    .where('inspection.id', 'in', [...of.ids])
    // nothing is on a tablet before it is approved
    .where('inspection.state', 'not in', ['draft', 'submitted', 'returned'])
    .where('inspection.id', 'not in', mine(tx, ctx, of.today).clearSelect().select('inspection.id'))
    .orderBy('inspection.id')
    .execute();
  return rows.map((row) => row.id);
}

/** Closed inspections whose days on the tablet ran out after one day and up to another. */
export async function ranOut(tx: Tx, ctx: Ctx, of: { from: string; today: string }): Promise<string[]> {
  const rows = await mine(tx, ctx, of.from)
    .where('inspection.state', '=', 'closed')
    .where('inspection.finished_on', '<', addDays(of.today, -closedDays))
    .orderBy('inspection.id')
    .execute();
  return rows.map((row) => row.id);
}

/** Whether the register is too large to be sent whole. */
export async function isRegisterPartial(tx: Tx, ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ is_partial: boolean }>`
    select count(*) > ${wholeRegister} as is_partial
    from (select from enterprise where bureau_id = ${ctx.bureauId} limit ${wholeRegister + 1}) as seen`.execute(tx);
  return rows[0]?.is_partial ?? false;
}

/** The register as the pack holds it. */
function register(tx: Tx, ctx: Ctx, of: { isPartial: boolean; today: string }) {
  const since = addDays(of.today, -365 * partialYears);
  return tx
    .selectFrom('enterprise')
    .select([
      'id',
      'name',
      'former_names as formerNames',
      'credit_code as creditCode',
      sql<string>`case when business_address = '' then registered_address else business_address end`.as('address'),
      'contact_name as contactName',
      'contact_phone as contactPhone',
      'status',
    ])
    .where('bureau_id', '=', ctx.bureauId)
    .$if(of.isPartial, (some) =>
      some.where(
        sql<boolean>`exists (select from inspection where inspection.bureau_id = enterprise.bureau_id
          and inspection.enterprise_id = enterprise.id and inspection.visit_on >= ${since}
          and inspection.state <> 'cancelled')`,
      ),
    )
    .orderBy('id');
}

const withPinyin = (row: Omit<PackEnterprise, 'pinyin'>): PackEnterprise => ({
  ...row,
  pinyin: pinyinOf([row.name, ...row.formerNames]),
});

/** Enterprises after an id, by id. */
export async function registerPage(
  tx: Tx,
  ctx: Ctx,
  of: { isPartial: boolean; today: string; after: string; limit: number },
): Promise<PackEnterprise[]> {
  const rows = await register(tx, ctx, of)
    .where('id', '>', of.after === '' ? nil : of.after)
    .limit(of.limit)
    .execute();
  return rows.map((row) => withPinyin(row));
}

/** Enterprises that the effects name, at most `limit`; in a partial register also those of the inspections named. */
export async function registerTouched(
  tx: Tx,
  ctx: Ctx,
  of: { isPartial: boolean; today: string; effects: PackEffects; limit: number },
): Promise<PackEnterprise[]> {
  const { enterpriseIds, inspectionIds } = of.effects;
  const visited = of.isPartial ? [...inspectionIds] : [];
  const rows = await register(tx, ctx, of)
    .where(
      sql<boolean>`(id = any(${[...enterpriseIds]}::uuid[])
        or id in (select enterprise_id from inspection
          where inspection.bureau_id = ${ctx.bureauId} and inspection.id = any(${visited}::uuid[])))`,
    )
    .limit(of.limit)
    .execute();
  return rows.map((row) => withPinyin(row));
}

/** What the bureau's own item says. */
export function findPackBureau(tx: Tx, ctx: Ctx) {
  return tx
    .selectFrom('bureau')
    .select(['id', 'name', 'kind', 'entrusting_body', 'complaint_phone', 'document_prefix'])
    .where('id', '=', ctx.bureauId)
    .executeTakeFirstOrThrow();
}
