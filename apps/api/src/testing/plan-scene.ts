/** A bureau that writes its plan of 2026: accounts, a published matter, and what tests ask again and again. */
import { addPlanLine, getPlan, type PlanView } from '@liangma/contract/plans';
import { insertMatter } from './rows.ts';
import type { Caller, TestApp } from './test-app.ts';

export const planYear = { params: { year: 2026 } };

export interface PlanScene {
  bureauId: string;
  clerk: Caller;
  leader: Caller;
  inspector: Caller;
  matterId: string;
  /** A line without conflicts. */
  line(more?: object): object;
  add(more?: object): ReturnType<typeof addLine>;
  read(): Promise<PlanView>;
  /** Id of the first line. */
  lineId(): Promise<string>;
  setCap(cap: number | null): Promise<unknown>;
  /** Actions of the audit log, in their order. */
  actions(): Promise<string[]>;
}

const addLine = (caller: Caller, body: object) => caller.call(addPlanLine, { ...planYear, body });

/** Puts the scene up in a bureau of its own. */
export async function planScene(app: TestApp): Promise<PlanScene> {
  const bureauId = await app.otherBureau();
  const [clerk, leader, inspector] = [
    await app.as('clerk', bureauId),
    await app.as('leader', bureauId),
    await app.as('inspector', bureauId),
  ];
  const { matterId } = await insertMatter(app.ownerDb, bureauId, { name: '民爆销售检查', field: '民爆' });
  const line = (more: object = {}) => ({
    matterId,
    sectionId: null,
    basis: '条例第四条',
    objectText: '8家',
    quantity: 8,
    isApproximate: false,
    content: '',
    method: '现场检查',
    frequencyText: '每年1次',
    frequencyMin: 1,
    frequencyMax: 1,
    capPerYear: null,
    timeText: '第二季度',
    months: [6, 4, 5, 4],
    jointText: '',
    remark: '',
    ...more,
  });
  const read = async () => (await clerk.call(getPlan, planYear)).body;
  return {
    bureauId,
    clerk,
    leader,
    inspector,
    matterId,
    line,
    read,
    add: (more) => addLine(clerk, line(more)),
    lineId: async () => (await read()).lines[0]?.id ?? '',
    setCap: (cap) => app.ownerDb.updateTable('bureau').set({ cap_per_year: cap }).where('id', '=', bureauId).execute(),
    async actions() {
      const events = await app.ownerDb
        .selectFrom('audit_event')
        .select('action')
        .where('bureau_id', '=', bureauId)
        .orderBy('seq')
        .execute();
      return events.map((event) => event.action);
    },
  };
}
