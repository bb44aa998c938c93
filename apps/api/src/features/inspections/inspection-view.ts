/** The view of one inspection: everything about it that leaves the server, and nothing else. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { storedRecord } from '@liangma/contract/inspection-views';
import type { InspectionView } from '@liangma/contract/inspections';
import type { CapUse } from '@liangma/domain/inspection/cap';
import type { ExceptionReason, GroundKind, InspectionState } from '@liangma/domain/inspection/inspection';
import { isAssignable } from '@liangma/domain/inspection/rules';
import type { Ctx, Tx } from '../../db/scope.ts';
import { commandsFor } from './access.ts';
import { findAdditions } from './addition-store.ts';
import { findDocuments } from './document-store.ts';
import { getInspectionRow, type InspectionRow, type StoredInspection } from './inspection-store.ts';
import { judgeNow } from './judge-inspection.ts';
import { checklistOf, hashOfChecklist, type MatterVersion } from './matter-version-store.ts';
import {
  findFindings,
  findHead,
  findNamedEvidence,
  findOfficers,
  findRecord,
  type FindingRows,
  type Head,
  type OfficerRows,
  type RecordRow,
} from './view-store.ts';

/** The cap and its use, as lists and pages show it. */
export const capUseView = (use: CapUse) => ({
  limit: use.limit,
  counted: use.counted.length,
  exempt: use.exempt.length,
  source: use.source,
});

const fieldsOf = ({ row, core }: StoredInspection): InspectionView['fields'] => ({
  enterpriseId: row.enterprise_id,
  sectionId: row.section_id,
  type: row.type,
  groundKind: core.ground.kind,
  groundDocumentNo: row.ground_document_no,
  groundNote: row.ground_note,
  planLineId: row.plan_line_id,
  mode: row.mode,
  onSiteReason: row.on_site_reason,
  matterIds: [...core.matterIds],
  officerIds: [...core.officerIds],
  assistants: row.assistants,
  plannedFrom: row.planned_from,
  plannedUntil: row.planned_until,
  isSurprise: row.is_surprise,
});

const entryOf = (head: Head): InspectionView['entry'] =>
  head.way === null || head.entered_at === null
    ? null
    : {
        way: head.way,
        enteredAt: head.entered_at,
        receivedAt: head.received_at ?? head.entered_at,
        deviceAt: head.device_at,
        confirmedBy: head.confirmed_by ?? '',
        exceptionReason: head.exception_reason as ExceptionReason | null,
        exceptionNote: head.exception_note ?? '',
        alsoReported: head.entries_repeated.map(({ kind, reason, note, by, at, receivedAt }) => ({
          way: kind === 'enter-by-exception' ? 'exception' : 'enterprise-code',
          exceptionReason: reason ?? null,
          exceptionNote: note ?? '',
          by,
          at,
          receivedAt,
        })),
      };

const recordOf = (row: RecordRow): InspectionView['record'] =>
  row
    ? {
        revision: row.revision,
        content: storedRecord(row.content),
        contentHash: row.content_hash,
        recordedBy: row.display_name,
        recordedAt: row.recorded_at,
        receivedAt: row.received_at ?? row.recorded_at,
        deviceAt: row.device_at,
        reason: row.reason,
      }
    : null;

const findingsOf = (rows: FindingRows): InspectionView['findings'] =>
  rows.map((row) => ({
    id: row.id,
    checkKey: row.check_key,
    description: row.description,
    clause: row.clause,
    handling: row.handling,
    dueOn: row.due_on,
    isMajor: row.is_major,
    rectification: row.rectification,
    correctedOn: row.corrected_on,
    correctionNote: row.correction_note,
  }));

const additionsOf = (
  rows: Awaited<ReturnType<typeof findAdditions>>,
  evidence: ReadonlyMap<string, EvidenceItem[]>,
): InspectionView['additions'] =>
  rows.map((row) => ({
    id: row.id,
    text: row.text,
    evidence: evidence.get(row.id) ?? [],
    addedBy: row.display_name,
    addedAt: row.added_at,
    deviceAt: row.device_at,
  }));

const officersOf = (rows: OfficerRows, day: string): InspectionView['officerDetails'] =>
  rows.map((row) => ({
    id: row.id,
    name: row.name,
    certificateNo: row.certificate_no,
    validUntil: row.valid_until,
    isAssignable: isAssignable(
      { certificateKind: row.certificate_kind, status: row.status, validUntil: row.valid_until },
      day,
    ),
  }));

const mattersOf = (versions: readonly MatterVersion[]): InspectionView['matterDetails'] =>
  versions.map(({ matterId, versionId, version, name, basis, content }) => ({
    matterId,
    versionId,
    version,
    name,
    basis,
    content,
  }));

const progressOf = (row: InspectionRow, head: Head) => ({
  preparedBy: head.prepared_by_name,
  submittedAt: row.submitted_at,
  approval:
    row.approved_at === null
      ? null
      : { by: head.approved_by_name ?? '', at: row.approved_at, opinion: row.approval_opinion },
  returnReason: row.return_reason,
  cancelReason: row.cancel_reason,
  told:
    row.told_at === null
      ? null
      : {
          at: row.told_at,
          receivedAt: row.told_received_at ?? row.told_at,
          deviceAt: row.told_device_at,
          way: row.told_way,
          to: row.told_to,
        },
  closedAt: row.closed_at,
  closedDeviceAt: row.closed_device_at,
});

/** States that an inspection reaches through its entry only; from then on there may be additions and documents. */
const withEntry: readonly InspectionState[] = ['entered', 'recorded', 'told', 'closed'];

/** States that an inspection reaches through its record only. */
const withRecord: readonly InspectionState[] = ['recorded', 'told', 'closed'];

/**
 * The inspection as the reader may see it.
 * @param entryDay day that the entry is judged on, see `judgeNow`
 * @throws ProblemException resource/not-found when the bureau has none with this id
 */
export async function viewOf(tx: Tx, ctx: Ctx, inspectionId: string, entryDay?: string): Promise<InspectionView> {
  const stored = await getInspectionRow(tx, ctx, inspectionId);
  const { row, core } = stored;
  const head = await findHead(tx, row);
  const officers = await findOfficers(tx, row);
  const { versions, findings, capUse } = await judgeNow(tx, ctx, stored, entryDay);
  const hasRecord = withRecord.includes(row.state);
  const record = hasRecord ? await findRecord(tx, row) : undefined;
  const found = hasRecord ? await findFindings(tx, row) : [];
  const isEntered = withEntry.includes(row.state);
  const evidence = isEntered ? await findNamedEvidence(tx, row) : new Map<string, EvidenceItem[]>();
  const additions = isEntered ? await findAdditions(tx, row) : [];
  const documents = isEntered ? await findDocuments(tx, row, evidence) : [];
  const checklist = checklistOf(versions);
  return {
    id: row.id,
    state: row.state,
    type: row.type,
    groundKind: row.ground_kind as GroundKind,
    enterpriseId: row.enterprise_id,
    enterpriseName: head.enterprise_name,
    creditCode: head.credit_code,
    sectionName: head.section_name,
    matters: versions.map((version) => version.name),
    officers: officers.map((officer) => officer.name),
    plannedFrom: row.planned_from,
    plannedUntil: row.planned_until,
    visitOn: row.visit_on,
    finishedOn: row.finished_on,
    noticeNo: row.notice_no,
    entryWay: head.way,
    findingCount: row.finding_count,
    fields: fieldsOf(stored),
    enterprise: {
      id: row.enterprise_id,
      name: head.enterprise_name,
      creditCode: head.credit_code,
      subject: head.subject,
      legalRepresentative: head.legal_representative,
      address: head.business_address === '' ? head.registered_address : head.business_address,
      contactName: head.contact_name,
      contactPhone: head.contact_phone,
    },
    officerDetails: officersOf(officers, row.visit_on),
    matterDetails: mattersOf(versions),
    planLine:
      row.plan_line_id === null || head.plan_year === null || head.plan_line_no === null
        ? null
        : { id: row.plan_line_id, year: head.plan_year, no: head.plan_line_no, objectText: head.object_text ?? '' },
    checklist,
    checklistHash: hashOfChecklist(checklist),
    ruleFindings: findings,
    warningAnswers: row.warning_answers,
    capUse: capUseView(capUse),
    visitsBefore: row.visits_before,
    ...progressOf(row, head),
    entry: entryOf(head),
    record: recordOf(record),
    findings: findingsOf(found),
    additions: additionsOf(additions, evidence),
    documents,
    heldCount: head.held_count,
    allowedCommands: commandsFor(ctx, core),
    revision: row.revision,
  };
}
