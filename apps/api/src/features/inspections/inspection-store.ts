/** SQL that reads, locks and changes inspections with their matters and officers. */
import { sql, type Selectable, type Updateable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { InspectionFields } from '@liangma/contract/inspections';
import type { GroundKind, InspectionCore } from '@liangma/domain/inspection/inspection';
import { yearOf } from '@liangma/domain/calendar/official-day';
import type { InspectionTable } from '../../db/schema.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import type { MatterVersion } from './matter-version-store.ts';

export type InspectionRow = Selectable<InspectionTable>;

/** An inspection as it is stored, with what the rules look at. */
export interface StoredInspection {
  row: InspectionRow;
  core: InspectionCore;
}

type RowWithIds = InspectionRow & { matter_ids: string[]; officer_ids: string[] };

function withCore({ matter_ids, officer_ids, ...row }: RowWithIds): StoredInspection {
  const core: InspectionCore = {
    state: row.state,
    type: row.type,
    ground: { kind: row.ground_kind as GroundKind, documentNo: row.ground_document_no, note: row.ground_note },
    mode: row.mode,
    planLineId: row.plan_line_id,
    enterpriseId: row.enterprise_id,
    matterIds: matter_ids,
    officerIds: officer_ids,
    plannedFrom: row.planned_from,
    plannedUntil: row.planned_until,
    assistants: row.assistants,
  };
  return { row, core };
}

const byId = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('inspection')
    .selectAll()
    .select([
      sql<string[]>`array(select matter_id::text from inspection_matter
        where inspection_id = inspection.id order by sort)`.as('matter_ids'),
      sql<string[]>`array(select officer_id::text from inspection_officer
        where inspection_id = inspection.id order by sort)`.as('officer_ids'),
    ])
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', id);

/** The inspection; resource/not-found when the bureau has none with this id. */
export async function getInspectionRow(tx: Tx, ctx: Ctx, id: string): Promise<StoredInspection> {
  const row = await byId(tx, ctx, id).executeTakeFirst();
  if (!row) throw new ProblemException('resource/not-found');
  return withCore(row);
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockInspection(tx: Tx, ctx: Ctx, id: string): Promise<StoredInspection> {
  const locked = await byId(tx, ctx, id)
    .select(sql<number>`(select seen.revision from inspection seen where seen.id = inspection.id)`.as('seen_revision'))
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!locked) throw new ProblemException('resource/not-found');
  const { seen_revision, ...row } = locked;
  // a statement that waited for the lock has the row as it is now, and everything else as it was before
  return seen_revision === row.revision ? withCore(row) : getInspectionRow(tx, ctx, id);
}

/**
 * Lets one transaction at a time settle the visits of an enterprise. Always taken after the lock on the inspection; the
 * facts are read after it, so that they hold what the transaction before has committed.
 */
export async function lockVisitsOf(tx: Tx, ctx: Ctx, enterpriseId: string): Promise<void> {
  await tx
    .selectFrom('enterprise')
    .select('id')
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', enterpriseId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** What a person filled in, as columns. A line of the plan belongs to planned inspections only. */
export const toColumns = (fields: InspectionFields) => ({
  enterprise_id: fields.enterpriseId,
  section_id: fields.sectionId,
  plan_line_id: fields.groundKind === 'plan' ? fields.planLineId : null,
  type: fields.type,
  ground_kind: fields.groundKind,
  ground_document_no: fields.groundDocumentNo === '' ? null : fields.groundDocumentNo,
  ground_note: fields.groundNote,
  mode: fields.mode,
  on_site_reason: fields.onSiteReason,
  planned_from: fields.plannedFrom,
  planned_until: fields.plannedUntil,
  visit_on: fields.plannedFrom,
  assistants: fields.assistants,
  is_surprise: fields.isSurprise,
});

/** Adds a draft. */
export async function insertInspection(
  tx: Tx,
  ctx: Ctx,
  fields: InspectionFields,
  more: { isEnterprise: boolean; preparedBy: string },
): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto('inspection')
    .values({
      id,
      bureau_id: ctx.bureauId,
      state: 'draft',
      ...toColumns(fields),
      is_enterprise: more.isEnterprise,
      warning_answers: '[]',
      prepared_by: more.preparedBy,
      created_at: ctx.now,
    })
    .execute();
  return id;
}

/** Changes the inspection that this transaction has locked; its revision goes up by one. */
export async function changeInspection(
  tx: Tx,
  row: InspectionRow,
  changes: Updateable<InspectionTable>,
): Promise<void> {
  await tx
    .updateTable('inspection')
    .set({ ...changes, revision: row.revision + 1 })
    .where('bureau_id', '=', row.bureau_id)
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
}

/** Puts the versions that the inspection is about in place of the earlier ones. */
export async function setMatters(
  tx: Tx,
  ctx: Ctx,
  inspectionId: string,
  versions: readonly MatterVersion[],
): Promise<void> {
  await tx
    .deleteFrom('inspection_matter')
    .where('bureau_id', '=', ctx.bureauId)
    .where('inspection_id', '=', inspectionId)
    .execute();
  if (versions.length === 0) return;
  await tx
    .insertInto('inspection_matter')
    .values(
      versions.map((version, sort) => ({
        inspection_id: inspectionId,
        matter_version_id: version.versionId,
        bureau_id: ctx.bureauId,
        matter_id: version.matterId,
        sort,
      })),
    )
    .execute();
}

/** Puts these officers in place of the earlier ones, with the certificate numbers that they carry now. */
export async function setOfficers(
  tx: Tx,
  ctx: Ctx,
  inspectionId: string,
  officers: readonly { officerId: string; certificateNo: string }[],
): Promise<void> {
  await tx
    .deleteFrom('inspection_officer')
    .where('bureau_id', '=', ctx.bureauId)
    .where('inspection_id', '=', inspectionId)
    .execute();
  if (officers.length === 0) return;
  await tx
    .insertInto('inspection_officer')
    .values(
      officers.map((officer, sort) => ({
        inspection_id: inspectionId,
        officer_id: officer.officerId,
        bureau_id: ctx.bureauId,
        sort,
        certificate_no: officer.certificateNo,
      })),
    )
    .execute();
}

/** The next notice number of the year, for example 示工信检通〔2026〕1号; without gaps, since it is given when committing. */
export async function nextNoticeNo(tx: Tx, ctx: Ctx, day: string): Promise<string> {
  const year = yearOf(day);
  const { document_prefix: prefix } = await tx
    .selectFrom('bureau')
    .select('document_prefix')
    .where('id', '=', ctx.bureauId)
    .executeTakeFirstOrThrow();
  const { value } = await tx
    .insertInto('counter')
    .values({ bureau_id: ctx.bureauId, name: 'notice', year, value: 1 })
    .onConflict((conflict) =>
      conflict.columns(['bureau_id', 'name', 'year']).doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return `${prefix}检通〔${year}〕${value}号`;
}
