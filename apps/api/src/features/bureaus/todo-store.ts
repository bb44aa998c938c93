/** SQL of what waits: for each kind how much there is, and the first few to go to directly. */
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/scope.ts';

/** As many examples of a kind as a desk shows. */
const shown = 5;

export interface Waiting {
  count: number;
  examples: { id: string; label: string; day: string | null }[];
}

/** Whose inspections are meant: of the whole bureau, of a section, or those the account prepares or carries out. */
export interface Share {
  isWholeBureau: boolean;
  accountId: string;
  officerId: string | null;
  sectionId: string | null;
}

interface Counted {
  id: string;
  label: string;
  day: string | null;
  total: number;
}

const toWaiting = (rows: Counted[]): Waiting => ({
  count: rows[0]?.total ?? 0,
  examples: rows.map(({ id, label, day }) => ({ id, label, day })),
});

const total = sql<number>`count(*) over ()`.as('total');

type InspectionBuilder = ExpressionBuilder<Database, 'inspection'>;

function isMine(eb: InspectionBuilder, share: Share): Expression<SqlBool> {
  if (share.isWholeBureau) return eb.lit(true);
  const ways: Expression<SqlBool>[] = [eb('inspection.prepared_by', '=', share.accountId)];
  if (share.sectionId !== null) ways.push(eb('inspection.section_id', '=', share.sectionId));
  if (share.officerId !== null)
    ways.push(
      eb.exists(
        eb
          .selectFrom('inspection_officer')
          .select('inspection_officer.officer_id')
          .whereRef('inspection_officer.inspection_id', '=', 'inspection.id')
          .where('inspection_officer.officer_id', '=', share.officerId),
      ),
    );
  return eb.or(ways);
}

/** Inspections of the share that fulfil the condition; the example's day is the last planned one. */
export async function inspectionsWaiting(
  tx: Tx,
  bureauId: string,
  share: Share,
  condition: (eb: InspectionBuilder) => Expression<SqlBool>,
): Promise<Waiting> {
  const rows = await tx
    .selectFrom('inspection')
    .innerJoin('enterprise', 'enterprise.id', 'inspection.enterprise_id')
    .select(['inspection.id', 'enterprise.name as label', 'inspection.planned_until as day', total])
    .where('inspection.bureau_id', '=', bureauId)
    .where((eb) => condition(eb))
    .where((eb) => isMine(eb, share))
    .orderBy('inspection.planned_until')
    .orderBy('inspection.id')
    .limit(shown)
    .execute();
  return toWaiting(rows);
}

/** Whether all orders to correct of the inspection are done. */
export function hasNoOpenOrder(eb: InspectionBuilder): Expression<SqlBool> {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('finding')
        .select('finding.id')
        .whereRef('finding.inspection_id', '=', 'inspection.id')
        .where('finding.rectification', 'in', ['open', 'reported']),
    ),
  );
}

/** Orders to correct that fulfil the condition; the example leads to the order, its day is the last one for correction. */
async function ordersWaiting(
  tx: Tx,
  bureauId: string,
  share: Share,
  state: 'open' | 'reported',
  dueBefore: string | null,
): Promise<Waiting> {
  const rows = await tx
    .selectFrom('inspection')
    .innerJoin('enterprise', 'enterprise.id', 'inspection.enterprise_id')
    .innerJoin('finding', 'finding.inspection_id', 'inspection.id')
    .select(['finding.id', 'enterprise.name as label', 'finding.due_on as day', total])
    .where('finding.bureau_id', '=', bureauId)
    .where('finding.rectification', '=', state)
    .$if(dueBefore !== null, (inner) => inner.where('finding.due_on', '<', dueBefore))
    .where((eb) => isMine(eb, share))
    .orderBy('finding.due_on')
    .orderBy('finding.id')
    .limit(shown)
    .execute();
  return toWaiting(rows);
}

/** Orders whose day has passed and whose correction is not reported. */
export const ordersOverdue = (tx: Tx, bureauId: string, share: Share, today: string): Promise<Waiting> =>
  ordersWaiting(tx, bureauId, share, 'open', today);

/** Orders that were reported as corrected and wait for the recheck. */
export const ordersToRecheck = (tx: Tx, bureauId: string, share: Share): Promise<Waiting> =>
  ordersWaiting(tx, bureauId, share, 'reported', null);

/** Commands of tablets that the rules refused and nobody has decided; the oldest first. */
export async function commandsHeld(tx: Tx, bureauId: string): Promise<Waiting> {
  const rows = await tx
    .selectFrom('held_command')
    .innerJoin('inspection', 'inspection.id', 'held_command.inspection_id')
    .innerJoin('enterprise', 'enterprise.id', 'inspection.enterprise_id')
    .select(['held_command.command_id as id', 'enterprise.name as label', sql<null>`null`.as('day'), total])
    .where('held_command.bureau_id', '=', bureauId)
    .where('held_command.state', '=', 'open')
    .orderBy('held_command.held_at')
    .orderBy('held_command.command_id')
    .limit(shown)
    .execute();
  return toWaiting(rows);
}

/** Plans in a state; the example's id is the year, which the plan's address carries. */
export async function plansWaiting(tx: Tx, bureauId: string, state: 'submitted' | 'approved'): Promise<Waiting> {
  const rows = await tx
    .selectFrom('plan')
    .select([sql<string>`year::text`.as('id'), sql<string>`year::text`.as('label'), sql<null>`null`.as('day'), total])
    .where('bureau_id', '=', bureauId)
    .where('state', '=', state)
    .orderBy('year')
    .limit(shown)
    .execute();
  return toWaiting(rows);
}

/** Matters whose current version is not published and not withdrawn. */
export async function mattersUnpublished(tx: Tx, bureauId: string): Promise<Waiting> {
  const rows = await tx
    .selectFrom('matter')
    .innerJoin('matter_version', (join) =>
      join
        .onRef('matter_version.matter_id', '=', 'matter.id')
        .onRef('matter_version.version', '=', 'matter.current_version'),
    )
    .select(['matter.id', 'matter.name as label', sql<null>`null`.as('day'), total])
    .where('matter.bureau_id', '=', bureauId)
    .where('matter_version.published_on', 'is', null)
    .where('matter_version.withdrawn_on', 'is', null)
    .orderBy('matter.sort')
    .orderBy('matter.id')
    .limit(shown)
    .execute();
  return toWaiting(rows);
}

/** Certificates in force by their state whose term ends by this day, or has ended. */
export async function certificatesExpiring(tx: Tx, bureauId: string, until: string): Promise<Waiting> {
  const rows = await tx
    .selectFrom('officer')
    .select(['id', 'name as label', 'valid_until as day', total])
    .where('bureau_id', '=', bureauId)
    .where('status', '=', 'valid')
    .where('valid_until', '<=', until)
    .orderBy('valid_until')
    .orderBy('id')
    .limit(shown)
    .execute();
  return toWaiting(rows);
}

/** The bureau itself while its announcement is not entered: it may not inspect until then. */
export async function bureauNotAnnounced(tx: Tx, bureauId: string): Promise<Waiting> {
  const rows = await tx
    .selectFrom('bureau')
    .select(['id', 'name as label', sql<null>`null`.as('day'), total])
    .where('id', '=', bureauId)
    .where('announced_on', 'is', null)
    .execute();
  return toWaiting(rows);
}

/** Imports that have been read and wait for somebody to look at them and confirm. */
export async function importsToConfirm(tx: Tx, bureauId: string): Promise<Waiting> {
  const rows = await tx
    .selectFrom('import_run')
    .select(['id', 'file_name as label', sql<null>`null`.as('day'), total])
    .where('bureau_id', '=', bureauId)
    .where('state', '=', 'ready')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute();
  return toWaiting(rows);
}
