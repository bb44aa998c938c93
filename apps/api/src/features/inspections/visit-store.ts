/** SQL of visits that come from a hand-kept ledger. */
import { uuidv7 } from 'uuidv7';
import type { VisitValues } from '@liangma/domain/imports/judge-ledger';
import { findingOf, inspectionTypeOf, noteOf } from '@liangma/domain/imports/ledger-visit';
import type { Handling } from '@liangma/domain/inspection/record';
import type { Ctx, Tx } from '../../db/scope.ts';
import { isCountedAsEnterprise } from './facts-store.ts';

/** The firm of a visit; the row was accepted because the register has it. */
export async function findVisited(tx: Tx, ctx: Ctx, creditCode: string) {
  return tx
    .selectFrom('enterprise')
    .select(['id', 'subject'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('credit_code', '=', creditCode)
    .executeTakeFirstOrThrow();
}

/** The same firm, day and kind of check is the same visit: a file that is sent twice changes nothing. */
export async function isKnownVisit(tx: Tx, ctx: Ctx, enterpriseId: string, visit: VisitValues): Promise<boolean> {
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

async function addFinding(
  tx: Tx,
  ctx: Ctx,
  inspectionId: string,
  finding: { description: string; handling: Handling; correctionNote: string },
): Promise<void> {
  await tx
    .insertInto('finding')
    .values({
      id: uuidv7(),
      bureau_id: ctx.bureauId,
      inspection_id: inspectionId,
      sort: 0,
      description: finding.description,
      handling: finding.handling,
      correction_note: finding.correctionNote,
    })
    .execute();
}

/** Writes a visit as a closed inspection. */
export async function insertVisit(
  tx: Tx,
  ctx: Ctx,
  visit: VisitValues,
  enterprise: { id: string; subject: string },
  hasPaperRecords: boolean,
): Promise<void> {
  const id = uuidv7();
  const day = visit.visitOn ?? '';
  const noon = `${day}T04:00:00.000Z`;
  const finding = findingOf(visit);
  await tx
    .insertInto('inspection')
    .values({
      id,
      bureau_id: ctx.bureauId,
      enterprise_id: enterprise.id,
      section_id: null,
      plan_line_id: null,
      state: 'closed',
      type: inspectionTypeOf(visit.type),
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
      is_enterprise: isCountedAsEnterprise(enterprise.subject),
      is_record_complete: hasPaperRecords,
      has_other_act: visit.penalty !== null,
      finding_count: finding ? 1 : 0,
      entry_way: visit.isScanned === true ? 'ledger' : null,
      officer_count: visit.officers.length,
      created_at: ctx.now,
    })
    .execute();
  await addMatters(tx, ctx, id, visit.matterNos);
  await addOfficers(tx, ctx, id, visit);
  if (finding) await addFinding(tx, ctx, id, { ...finding, correctionNote: visit.rectification });
  if (visit.isScanned === true)
    await tx
      .insertInto('entry')
      .values({
        id: uuidv7(),
        bureau_id: ctx.bureauId,
        inspection_id: id,
        way: 'ledger',
        entered_at: noon,
        received_at: ctx.now,
        exception_reason: null,
        registered_by: ctx.actor?.accountId ?? null,
      })
      .execute();
}
