/**
 * Inspections of an earlier year from a hand-kept ledger. They are closed when they come in; what the ledger does not
 * tell (ground, approval, checklist) stays empty, and they count as inspections only when their full records are on
 * file on paper (rule R9).
 */
import { uuidv7 } from 'uuidv7';
import type { InspectionType } from '@liangma/domain/inspection/inspection';
import type { VisitValues } from '@liangma/domain/imports/judge-ledger';
import type { Ctx, Tx } from '../../db/scope.ts';

type Applied = 'created' | 'updated' | 'unchanged';

/** Words of a ledger that say that nothing was found. */
const nothingFound = /^(未发现问题|无问题|无|合格|正常|未发现)$/;

function typeOf(text: string): InspectionType {
  if (text.includes('专项')) return 'special';
  return text.includes('个案') || text.includes('举报') ? 'case' : 'daily';
}

async function findEnterprise(tx: Tx, ctx: Ctx, creditCode: string) {
  return tx
    .selectFrom('enterprise')
    .select(['id', 'subject'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('credit_code', '=', creditCode)
    .executeTakeFirstOrThrow();
}

/** The same firm, day and kind of check is the same visit: a file that is sent twice changes nothing. */
async function isKnown(tx: Tx, ctx: Ctx, enterpriseId: string, visit: VisitValues): Promise<boolean> {
  const row = await tx
    .selectFrom('inspection')
    .select('id')
    .where('bureau_id', '=', ctx.bureauId)
    .where('enterprise_id', '=', enterpriseId)
    .where('visit_on', '=', visit.visitOn ?? '')
    .where('ground_kind', '=', 'ledger')
    .where('ground_note', '=', noteOf(visit))
    .executeTakeFirst();
  return row !== undefined;
}

/** What the ledger says beyond our columns, as it stands there. */
function noteOf(visit: VisitValues): string {
  return [visit.matterText, visit.result, visit.problems, visit.rectification, visit.penaltyText, visit.remark]
    .filter((text) => text !== '')
    .join(';');
}

async function addMatters(tx: Tx, ctx: Ctx, inspectionId: string, nos: readonly number[]): Promise<void> {
  if (nos.length === 0) return;
  const versions = await tx
    .selectFrom('matter')
    .innerJoin('matter_version', (join) =>
      join
        .onRef('matter_version.matter_id', '=', 'matter.id')
        .onRef('matter_version.version', '=', 'matter.current_version'),
    )
    .select(['matter.id as matter_id', 'matter_version.id as version_id', 'matter.sort'])
    .where('matter.bureau_id', '=', ctx.bureauId)
    .where('matter.sort', 'in', [...nos])
    .execute();
  for (const [sort, version] of versions.entries()) {
    await tx
      .insertInto('inspection_matter')
      .values({
        inspection_id: inspectionId,
        matter_version_id: version.version_id,
        bureau_id: ctx.bureauId,
        matter_id: version.matter_id,
        sort,
      })
      .execute();
  }
}

async function addOfficers(tx: Tx, ctx: Ctx, inspectionId: string, visit: VisitValues): Promise<void> {
  const numbers = visit.officers.flatMap((officer) => officer.certificateNo ?? []);
  if (numbers.length === 0) return;
  const officers = await tx
    .selectFrom('officer')
    .select(['id', 'certificate_no'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('certificate_no', 'in', numbers)
    .execute();
  for (const [sort, officer] of officers.entries()) {
    await tx
      .insertInto('inspection_officer')
      .values({
        inspection_id: inspectionId,
        officer_id: officer.id,
        bureau_id: ctx.bureauId,
        sort,
        certificate_no: officer.certificate_no,
      })
      .execute();
  }
}

async function addFinding(tx: Tx, ctx: Ctx, inspectionId: string, visit: VisitValues): Promise<void> {
  await tx
    .insertInto('finding')
    .values({
      id: uuidv7(),
      bureau_id: ctx.bureauId,
      inspection_id: inspectionId,
      sort: 0,
      description: visit.problems === '' ? visit.result : visit.problems,
      handling: visit.penalty === null ? 'advice' : 'case-proposed',
      correction_note: visit.rectification,
    })
    .execute();
}

async function insertVisit(
  tx: Tx,
  ctx: Ctx,
  visit: VisitValues,
  enterprise: { id: string; subject: string },
  hasPaperRecords: boolean,
): Promise<void> {
  const id = uuidv7();
  const day = visit.visitOn ?? '';
  const noon = `${day}T04:00:00.000Z`;
  const hasFinding = visit.problems !== '' || (visit.result !== '' && !nothingFound.test(visit.result));
  await tx
    .insertInto('inspection')
    .values({
      id,
      bureau_id: ctx.bureauId,
      enterprise_id: enterprise.id,
      section_id: null,
      plan_line_id: null,
      state: 'closed',
      type: typeOf(visit.type),
      ground_kind: 'ledger',
      ground_document_no: null,
      ground_note: noteOf(visit),
      mode: 'on-site',
      planned_from: day,
      planned_until: day,
      visit_on: day,
      warning_answers: '[]',
      prepared_by: ctx.actor?.accountId ?? '',
      approved_by: null,
      notice_no: null,
      code_secret: null,
      closed_at: noon,
      finished_on: day,
      is_enterprise: enterprise.subject !== 'non-enterprise',
      is_record_complete: hasPaperRecords,
      has_other_act: visit.penalty !== null,
      finding_count: hasFinding ? 1 : 0,
      entry_way: visit.isScanned === true ? 'ledger' : null,
      officer_count: visit.officers.length,
      created_at: ctx.now,
    })
    .execute();
  await addMatters(tx, ctx, id, visit.matterNos);
  await addOfficers(tx, ctx, id, visit);
  if (hasFinding) await addFinding(tx, ctx, id, visit);
  if (visit.isScanned === true)
    await tx
      .insertInto('entry')
      .values({
        id: uuidv7(),
        bureau_id: ctx.bureauId,
        inspection_id: id,
        way: 'ledger',
        entered_at: noon,
        exception_reason: null,
        registered_by: ctx.actor?.accountId ?? null,
      })
      .execute();
}

/**
 * Writes the accepted rows of a ledger.
 * @param hasPaperRecords a person declared that full and detailed records of these inspections are on file on paper
 * @returns what became of each row, in order
 */
export async function importVisits(
  tx: Tx,
  ctx: Ctx,
  visits: readonly VisitValues[],
  hasPaperRecords: boolean,
): Promise<Applied[]> {
  const applied: Applied[] = [];
  for (const visit of visits) {
    const enterprise = await findEnterprise(tx, ctx, visit.creditCode ?? '');
    const known = await isKnown(tx, ctx, enterprise.id, visit);
    if (!known) await insertVisit(tx, ctx, visit, enterprise, hasPaperRecords);
    applied.push(known ? 'unchanged' : 'created');
  }
  return applied;
}
