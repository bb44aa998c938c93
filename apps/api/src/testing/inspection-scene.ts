/**
 * Everything that an inspection needs before it is prepared, and its way through the states over HTTP:
 * `const scene = await inspectionScene(app); const view = await scene.approved();`
 */
import { expect } from 'vitest';
import type { BodyOf, Endpoint } from '@liangma/contract/endpoint';
import {
  approveInspection,
  createInspection,
  enterByException,
  recordInspection,
  submitInspection,
  tellResult,
  type InspectionFields,
  type InspectionView,
  type RecordContent,
} from '@liangma/contract/inspections';
import type { Db } from '../db/open.ts';
import { insertEnterprise, insertMatter, insertOfficer } from './rows.ts';
import { newId, type Caller, type TestApp } from './test-app.ts';

export interface Scene {
  enterpriseId: string;
  matterId: string;
  planLineId: string;
  officerIds: [string, string];
  clerk: Caller;
  leader: Caller;
  /** Is the first of the two officers. */
  inspector: Caller;
  fields(more?: Partial<InspectionFields>): InspectionFields;
  drafted(more?: Partial<InspectionFields>): Promise<InspectionView>;
  submitted(more?: Partial<InspectionFields>): Promise<InspectionView>;
  approved(more?: Partial<InspectionFields>): Promise<InspectionView>;
  entered(more?: Partial<InspectionFields>): Promise<InspectionView>;
  recorded(more?: Partial<RecordContent>): Promise<InspectionView>;
  told(more?: Partial<RecordContent>): Promise<InspectionView>;
}

/** A published plan with one line about the matter. */
export async function insertPlanLine(
  db: Db,
  bureauId: string,
  matterId: string,
  more: { year?: number; state?: 'draft' | 'submitted' | 'approved' | 'published' } = {},
): Promise<string> {
  const { year = 2026, state = 'published' } = more;
  const createdAt = '2026-01-01T00:00:00.000Z';
  const { id: planId } = await db
    .insertInto('plan')
    .values({ id: newId(), bureau_id: bureauId, year, state, created_at: createdAt })
    .onConflict((conflict) => conflict.columns(['bureau_id', 'year']).doUpdateSet({ state }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const id = newId();
  const { lines } = await db
    .selectFrom('plan_line')
    .select((eb) => eb.fn.countAll<number>().as('lines'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('plan_line')
    .values({ id, bureau_id: bureauId, plan_id: planId, no: lines + 1, matter_id: matterId, object_text: '持证企业' })
    .execute();
  return id;
}

/** A record in which every check of the inspection is compliant. */
export function completeRecord(view: InspectionView, more: Partial<RecordContent> = {}): RecordContent {
  return {
    startedAt: '2026-06-15T01:30:00.000Z',
    endedAt: '2026-06-15T03:00:00.000Z',
    place: '示范市开发区1号',
    present: { name: '王在场', post: '安全员', phone: '' },
    certificateShown: true,
    rightsTold: true,
    recusal: 'not-asked-for',
    answers: view.checklist.map(({ key }) => ({ key, answer: 'compliant', note: '' })),
    findings: [],
    statement: '',
    conclusion: '未发现问题',
    partySignature: { kind: 'signed', name: '王在场' },
    recusalNote: '',
    assistantsPresent: [],
    materials: [],
    evidence: [],
    signing: 'paper',
    signatures: [],
    ...more,
  };
}

async function done<E extends Endpoint>(caller: Caller, endpoint: E, id: string, body: BodyOf<E>) {
  const answer = await caller.call(endpoint, { params: { inspectionId: id }, body });
  expect(answer.text).toContain('"state"');
  expect(answer.status).toBe(200);
  return answer.body as unknown as InspectionView;
}

/** Puts the scene up; the account of the role `inspector` becomes one of its officers. */
export async function inspectionScene(app: TestApp): Promise<Scene> {
  const { ownerDb: db, bureauId } = app;
  const enterpriseId = await insertEnterprise(db, bureauId);
  const { matterId } = await insertMatter(db, bureauId);
  const planLineId = await insertPlanLine(db, bureauId, matterId);
  const officerIds: [string, string] = [await insertOfficer(db, bureauId), await insertOfficer(db, bureauId)];
  const [clerk, leader, inspector] = [await app.as('clerk'), await app.as('leader'), await app.as('inspector')];
  await db.updateTable('account').set({ officer_id: officerIds[0] }).where('id', '=', inspector.accountId).execute();

  const fields: Scene['fields'] = (more = {}) => ({
    enterpriseId,
    sectionId: null,
    type: 'daily',
    groundKind: 'plan',
    groundDocumentNo: null,
    groundNote: '',
    planLineId,
    mode: 'on-site',
    onSiteReason: '须查看生产现场',
    matterIds: [matterId],
    officerIds,
    assistants: [],
    plannedFrom: '2026-06-15',
    plannedUntil: '2026-06-19',
    isSurprise: false,
    ...more,
  });
  const drafted: Scene['drafted'] = async (more) => {
    const answer = await clerk.call(createInspection, { body: fields(more) });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const submitted: Scene['submitted'] = async (more) => {
    const { id } = await drafted(more);
    return done(clerk, submitInspection, id, { warningAnswers: [] });
  };
  const approved: Scene['approved'] = async (more) => {
    const { id, revision } = await submitted(more);
    return done(leader, approveInspection, id, { opinion: '同意', revision });
  };
  const entered: Scene['entered'] = async (more) => {
    const { id } = await approved(more);
    return done(inspector, enterByException, id, { reason: 'no-network', note: '园区无信号', deviceAt: null });
  };
  const recorded: Scene['recorded'] = async (more) => {
    const view = await entered();
    const body = { content: completeRecord(view, more), checklistHash: view.checklistHash, deviceAt: null };
    return done(inspector, recordInspection, view.id, body);
  };
  const told: Scene['told'] = async (more) => {
    const { id } = await recorded(more);
    return done(inspector, tellResult, id, { way: 'on-site', to: '王在场' });
  };
  return {
    enterpriseId,
    matterId,
    planLineId,
    officerIds,
    clerk,
    leader,
    inspector,
    fields,
    drafted,
    submitted,
    approved,
    entered,
    recorded,
    told,
  };
}

/** What the audit log says about an inspection, oldest first. */
export async function auditOf(app: TestApp, inspectionId: string) {
  return app.ownerDb
    .selectFrom('audit_event')
    .select(['action', 'actor', 'account_id', 'data'])
    .where('subject_id', '=', inspectionId)
    .orderBy('seq')
    .execute();
}
