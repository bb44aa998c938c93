/** One inspection from the desk to its closing, as far as the story goes. */
import type { BodyOf } from '@liangma/contract/endpoint';
import { getEnterpriseCode } from '@liangma/contract/enterprises';
import {
  approveInspection,
  cancelInspection,
  closeInspection,
  confirmCorrection,
  createInspection,
  enterByEnterpriseCode,
  enterByException,
  getInspection,
  getInspectionCode,
  recordInspection,
  returnInspection,
  submitInspection,
  tellResult,
  type InspectionFields,
  type InspectionView,
} from '@liangma/contract/inspections';
import { addDays } from '@liangma/domain/calendar/official-day';
import { inspectorCertificates, type People } from './demo-accounts.ts';
import type { DemoWorld } from './demo-client.ts';
import { at, workdaysFrom } from './demo-days.ts';
import { recordOf, type Outcome } from './demo-records.ts';
import type { References } from './demo-references.ts';
import { tasks, type TaskName } from './demo-tasks.ts';
import type { Timeline } from './timeline.ts';

export interface Story {
  task: TaskName;
  /** Day of the visit, and the first day of its window. */
  day: string;
  /** Last day of the window; the day itself when left out. */
  until?: string;
  /** Day on which the desk prepares it; three working days before when left out. */
  preparedOn?: string;
  /** Left out: by the plan. */
  ground?: Pick<InspectionFields, 'groundDocumentNo' | 'groundNote'> & { groundKind: 'complaint' };
  inspector: 'inspector1' | 'inspector2';
  /** Sent instead of the section's officer: the other inspector. */
  isPair?: boolean;
  entry?: 'inspection-code' | 'enterprise-code' | BodyOf<typeof enterByException>['reason'];
  outcome?: Outcome;
  /** Where the story ends; closed when left out. */
  end?: 'draft' | 'submitted' | 'returned' | 'approved' | 'cancelled' | 'recorded' | 'told' | 'closed';
}

export interface Stage {
  timeline: Timeline;
  world: DemoWorld;
  people: People;
  references: References;
  planLine: (task: TaskName) => string;
}

/** An order is to be followed within this many days; set by the demonstration. */
const orderDays = 20;

/** Puts the steps of an inspection on the timeline. */
export function storySteps(stage: Stage, story: Story): void {
  const { timeline } = stage;
  const end = story.end ?? 'closed';
  const prepared = story.preparedOn ?? workdaysFrom(story.day, -3);
  const decided = workdaysFrom(prepared, 1);
  let view: InspectionView | null = null;
  const add = (day: string, time: string, step: (before: InspectionView) => Promise<InspectionView>) =>
    timeline.add(at(day, time), async () => {
      if (view) view = await step(view);
    });

  const { clerk, leader } = stage.people;
  timeline.add(at(prepared, '10:00'), async () => {
    view = await clerk.call(createInspection, { body: fieldsOf(stage, story) });
  });
  if (end === 'draft') return;
  add(prepared, '10:30', ({ id }) =>
    clerk.call(submitInspection, { params: { inspectionId: id }, body: { warningAnswers: [] } }),
  );
  if (end === 'submitted') return;
  if (end === 'returned') {
    const body = { reason: '请补充检查人员分工，并与企业确认开放时间后再报。' };
    add(decided, '09:30', ({ id }) => leader.call(returnInspection, { params: { inspectionId: id }, body }));
    return;
  }
  add(decided, '15:00', ({ id, revision }) =>
    leader.call(approveInspection, { params: { inspectionId: id }, body: { opinion: '同意', revision } }),
  );
  if (end === 'approved') return;
  if (end === 'cancelled') {
    const body = { reason: '企业停产检修，检查对象不在岗，取消本次检查。' };
    add(decided, '17:00', ({ id }) => clerk.call(cancelInspection, { params: { inspectionId: id }, body }));
    return;
  }
  visitSteps(stage, story, end, add);
}

type Add = (day: string, time: string, step: (before: InspectionView) => Promise<InspectionView>) => void;

function visitSteps(stage: Stage, story: Story, end: string, add: Add): void {
  const { day, outcome = 'nothing-found' } = story;
  const inspector = stage.people[story.inspector];
  add(day, '09:30', (view) => enter(stage, story, view));
  add(day, '11:00', (view) => {
    const content = recordOf(view, { day, outcome, problem: tasks[story.task].problem, orderDays });
    return inspector.call(recordInspection, {
      params: { inspectionId: view.id },
      body: { content, checklistHash: view.checklistHash, deviceAt: stage.world.now() },
    });
  });
  if (end === 'recorded') return;
  const isAtOnce = outcome === 'nothing-found' || outcome === 'corrected-on-site';
  const told = isAtOnce ? day : workdaysFrom(day, 1);
  add(told, '11:30', ({ id, record }) =>
    inspector.call(tellResult, {
      params: { inspectionId: id },
      body: { way: isAtOnce ? 'on-site' : 'document', to: record?.content.present.name ?? '' },
    }),
  );
  if (end === 'told') return;
  const corrected = workdaysFrom(addDays(day, orderDays - 6), -1);
  if (outcome === 'order')
    add(corrected, '10:00', ({ id, findings }) =>
      inspector.call(confirmCorrection, {
        params: { inspectionId: id, findingId: findings[0]?.id ?? '' },
        body: { correctedOn: corrected, note: '已现场复核，问题整改到位。' },
      }),
    );
  const closed = workdaysFrom(outcome === 'order' ? corrected : told, 1);
  add(closed, '16:00', ({ id }) => inspector.call(closeInspection, { params: { inspectionId: id } }));
}

async function enter(stage: Stage, { entry = 'inspection-code', inspector }: Story, view: InspectionView) {
  const person = stage.people[inspector];
  const params = { inspectionId: view.id };
  const deviceAt = stage.world.now();
  if (entry === 'inspection-code') {
    const { url } = await person.call(getInspectionCode, { params });
    await stage.world.confirmEntry(url, view.enterprise.contactName || '值班负责人');
    return person.call(getInspection, { params });
  }
  if (entry === 'enterprise-code') {
    const { url } = await person.call(getEnterpriseCode, { params: { enterpriseId: view.enterpriseId } });
    return person.call(enterByEnterpriseCode, { params, body: { text: url, deviceAt } });
  }
  const note = '企业配电房报警，先行进入核实险情，未来得及扫码。';
  return person.call(enterByException, { params, body: { reason: entry, note, deviceAt } });
}

function fieldsOf({ references, planLine }: Stage, story: Story): InspectionFields {
  const { task, day, ground } = story;
  const first = inspectorCertificates[story.inspector];
  const other = inspectorCertificates[story.inspector === 'inspector1' ? 'inspector2' : 'inspector1'];
  const officers = [first, story.isPair ? other : tasks[task].expert];
  return {
    enterpriseId: references.nextEnterprise(task),
    sectionId: references.sectionId(task),
    type: ground ? 'case' : 'daily',
    groundKind: ground?.groundKind ?? 'plan',
    groundDocumentNo: ground?.groundDocumentNo ?? null,
    groundNote: ground?.groundNote ?? '',
    planLineId: ground ? null : planLine(task),
    mode: 'on-site',
    onSiteReason: '须现场查看设施、台账和实物，书面检查不能替代。',
    matterIds: [references.matter(task).id],
    officerIds: officers.map((certificateNo) => references.officer(certificateNo).id),
    assistants: [],
    plannedFrom: day,
    plannedUntil: story.until ?? day,
    isSurprise: false,
  };
}
