/** SQL of the view of one inspection. */
import { sql } from 'kysely';
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { ExceptionReason } from '@liangma/domain/inspection/inspection';
import type { Tx } from '../../db/scope.ts';
import type { InspectionRow } from './inspection-store.ts';

/** What the audit log keeps of an entry that a tablet told of after the inspection was entered. */
interface RepeatedEntry {
  kind: 'enter-by-enterprise-code' | 'enter-by-exception';
  reason?: ExceptionReason;
  note?: string;
  by: string;
  at: string;
  receivedAt: string;
}

/** What stands around an inspection: firm, accounts, section, plan line, entry. */
export const findHead = (tx: Tx, row: InspectionRow) =>
  tx
    .selectFrom('inspection')
    .innerJoin('enterprise', 'enterprise.id', 'inspection.enterprise_id')
    .innerJoin('account as preparer', 'preparer.id', 'inspection.prepared_by')
    .leftJoin('account as approver', 'approver.id', 'inspection.approved_by')
    .leftJoin('section', 'section.id', 'inspection.section_id')
    .leftJoin('plan_line', 'plan_line.id', 'inspection.plan_line_id')
    .leftJoin('plan', 'plan.id', 'plan_line.plan_id')
    .leftJoin('entry', 'entry.inspection_id', 'inspection.id')
    .select([
      'enterprise.name as enterprise_name',
      'enterprise.credit_code',
      'enterprise.subject',
      'enterprise.legal_representative',
      'enterprise.business_address',
      'enterprise.registered_address',
      'enterprise.contact_name',
      'enterprise.contact_phone',
      'preparer.display_name as prepared_by_name',
      'approver.display_name as approved_by_name',
      'section.name as section_name',
      'plan.year as plan_year',
      'plan_line.no as plan_line_no',
      'plan_line.object_text',
      'entry.way',
      'entry.entered_at',
      'entry.received_at',
      'entry.device_at',
      'entry.confirmed_by',
      'entry.exception_reason',
      'entry.exception_note',
      sql<number>`(select count(*) from held_command
        where held_command.inspection_id = inspection.id and held_command.state = 'open')`.as('held_count'),
      // the entry itself holds what came first; only the audit log has what tablets told afterwards
      sql<RepeatedEntry[]>`(select coalesce(jsonb_agg(event.data || jsonb_build_object('by', event.actor)
          order by event.seq), '[]') from audit_event event
        where event.bureau_id = inspection.bureau_id and event.subject_id = inspection.id
          and event.action = 'inspection.entry-repeated')`.as('entries_repeated'),
    ])
    .where('inspection.bureau_id', '=', row.bureau_id)
    .where('inspection.id', '=', row.id)
    .executeTakeFirstOrThrow();

export type Head = Awaited<ReturnType<typeof findHead>>;

/** The officers of an inspection in their order, as they stand in the register now. */
export const findOfficers = (tx: Tx, row: InspectionRow) =>
  tx
    .selectFrom('inspection_officer')
    .innerJoin('officer', 'officer.id', 'inspection_officer.officer_id')
    .select([
      'officer.id',
      'officer.name',
      'inspection_officer.certificate_no',
      'officer.certificate_kind',
      'officer.status',
      'officer.valid_until',
    ])
    .where('inspection_officer.bureau_id', '=', row.bureau_id)
    .where('inspection_officer.inspection_id', '=', row.id)
    .orderBy('inspection_officer.sort')
    .execute();

/** The newest revision of the record, with the name of who handed it in. */
export const findRecord = (tx: Tx, row: InspectionRow) =>
  tx
    .selectFrom('inspection_record')
    .innerJoin('account', 'account.id', 'inspection_record.recorded_by')
    .select([
      'inspection_record.revision',
      'inspection_record.content',
      'inspection_record.content_hash',
      'inspection_record.recorded_at',
      'inspection_record.received_at',
      'inspection_record.device_at',
      'inspection_record.reason',
      'account.display_name',
    ])
    .where('inspection_record.bureau_id', '=', row.bureau_id)
    .where('inspection_record.inspection_id', '=', row.id)
    .orderBy('inspection_record.revision', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The findings of an inspection in their order. */
export const findFindings = (tx: Tx, row: InspectionRow) =>
  tx
    .selectFrom('finding')
    .selectAll()
    .where('bureau_id', '=', row.bureau_id)
    .where('inspection_id', '=', row.id)
    .orderBy('sort')
    .execute();

/** What additions and documents of an inspection name as evidence, by the id of the addition or document. */
export async function findNamedEvidence(tx: Tx, row: InspectionRow): Promise<ReadonlyMap<string, EvidenceItem[]>> {
  const rows = await tx
    .selectFrom('inspection_evidence')
    .select(['source_id', 'item'])
    .where('bureau_id', '=', row.bureau_id)
    .where('inspection_id', '=', row.id)
    .where('source_kind', 'in', ['addition', 'document'])
    .orderBy('source_id')
    .orderBy('sort')
    .execute();
  const bySource = Map.groupBy(rows, (use) => use.source_id);
  return new Map([...bySource].map(([id, uses]) => [id, uses.map(({ item }) => item as EvidenceItem)]));
}

export type OfficerRows = Awaited<ReturnType<typeof findOfficers>>;
export type RecordRow = Awaited<ReturnType<typeof findRecord>>;
export type FindingRows = Awaited<ReturnType<typeof findFindings>>;
