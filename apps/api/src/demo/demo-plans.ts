/** The annual plan of a year: entered line by line, handed in, approved, published. */
import { addPlanLine, approvePlan, publishPlan, submitPlan } from '@liangma/contract/plans';
import type { People } from './demo-accounts.ts';
import { at } from './demo-days.ts';
import type { References } from './demo-references.ts';
import { tasks, type TaskName } from './demo-tasks.ts';
import type { Timeline } from './timeline.ts';

export interface PlannedTask {
  task: TaskName;
  /** Visits, each to another enterprise. */
  visits: number;
  months: number[];
}

export interface DemoPlan {
  year: number;
  lines: readonly PlannedTask[];
  enteredOn: string;
  approvedOn: string;
  publishedOn: string;
}

/** Ids of plan lines, filled while the timeline plays. */
export type LineIds = Map<TaskName, string>;

const monthsText = (months: readonly number[]) => (months.length === 12 ? '全年' : `${months.join('、')}月`);

async function addLine(people: People, references: References, year: number, line: PlannedTask, ids: LineIds) {
  const matter = references.matter(line.task);
  const { lines } = await people.clerk.call(addPlanLine, {
    params: { year },
    body: {
      matterId: matter.id,
      sectionId: references.sectionId(line.task),
      basis: matter.basis,
      objectText: `${tasks[line.task].category}企业${line.visits}家`,
      quantity: line.visits,
      isApproximate: false,
      content: matter.content,
      method: '现场检查',
      frequencyText: '每家每年1次',
      frequencyMin: 1,
      frequencyMax: 1,
      capPerYear: matter.capPerYear,
      timeText: monthsText(line.months),
      months: line.months,
      jointText: '否',
      remark: '',
    },
  });
  const added = lines.at(-1);
  if (added) ids.set(line.task, added.id);
}

/** Puts the steps of a plan on the timeline. */
export function planSteps(
  timeline: Timeline,
  { people, references }: { people: People; references: References },
  plan: DemoPlan,
): LineIds {
  const ids: LineIds = new Map();
  const { year } = plan;
  const params = { year };
  timeline.add(at(plan.enteredOn, '09:00'), async () => {
    for (const line of plan.lines) await addLine(people, references, year, line, ids);
    await people.clerk.call(submitPlan, { params });
  });
  timeline.add(at(plan.approvedOn, '15:00'), () => people.leader.call(approvePlan, { params }));
  timeline.add(at(plan.publishedOn, '10:00'), () =>
    people.clerk.call(publishPlan, {
      params,
      body: {
        filingNo: `示法检备〔${plan.publishedOn.slice(0, 4)}〕1号`,
        publishedOn: plan.publishedOn,
        publicationUrl: `https://gxj.shifan.example/jcjh/${year}`,
      },
    }),
  );
  return ids;
}
