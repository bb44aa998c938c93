/**
 * The current year, half done, in days counted from today: something closed, something in every state before it, and
 * what the statistics must be honest about. In January there is less to tell.
 */
import { addDays, daysBetween, yearOf } from '@liangma/domain/calendar/official-day';
import { at, workdaysFrom, workdayUpTo } from './demo-days.ts';
import type { DemoPlan } from './demo-plans.ts';
import type { TaskName } from './demo-tasks.ts';
import type { Story } from './inspection-story.ts';

const allMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The plan is approved and published in the December before. */
export function planOfYear(year: number): DemoPlan {
  const visits: Partial<Record<TaskName, number>> = {
    explosivesStore: 3,
    explosivesSale: 3,
    radioMaker: 2,
    radioSale: 4,
    energyLimit: 4,
    energyReport: 2,
    salt: 2,
    power: 2,
    rareEarth: 2,
  };
  return {
    year,
    enteredOn: workdayUpTo(`${year - 1}-12-12`),
    approvedOn: workdayUpTo(`${year - 1}-12-16`),
    publishedOn: workdayUpTo(`${year - 1}-12-19`),
    lines: (Object.keys(visits) as TaskName[]).map((task) => ({ task, visits: visits[task] ?? 0, months: allMonths })),
  };
}

/** Planned visits that are closed by late in the year, in order. */
const closedTasks: readonly TaskName[] = [
  'explosivesStore',
  'radioSale',
  'energyLimit',
  'explosivesSale',
  'power',
  'salt',
  'radioMaker',
  'energyReport',
  'explosivesStore',
  'energyLimit',
  'rareEarth',
  'radioSale',
];

/** At least this many days lie between two closed visits. */
const pace = 24;

function closedStories(year: number, today: string): Story[] {
  const first = workdaysFrom(`${year}-01-09`, 1);
  const span = daysBetween(first, addDays(today, -10));
  const count = Math.min(closedTasks.length, Math.max(0, Math.floor(span / pace)));
  return closedTasks.slice(0, count).map((task, index) => ({
    task,
    day: workdayUpTo(addDays(first, Math.floor((index * span) / count))),
    inspector: index % 2 === 0 ? 'inspector1' : 'inspector2',
    isPair: index % 4 === 3,
    entry: index % 3 === 2 ? 'enterprise-code' : 'inspection-code',
    outcome: index === 4 ? 'order' : index % 5 === 1 ? 'corrected-on-site' : 'nothing-found',
  }));
}

function past(today: string, days: number): string {
  return workdayUpTo(addDays(today, -days));
}

/** Visits that have taken place and are not simply counted. */
function unusualStories(year: number, today: string): Story[] {
  return [
    { task: 'radioSale', day: past(today, 45), inspector: 'inspector2', outcome: 'case-proposed' },
    {
      task: 'power',
      day: past(today, 33),
      inspector: 'inspector1',
      entry: 'emergency',
      ground: {
        groundKind: 'complaint',
        groundDocumentNo: `示工信举报〔${year}〕6号`,
        groundNote: '群众反映该企业配电房冒烟',
      },
      outcome: 'corrected-on-site',
    },
    { task: 'explosivesStore', day: past(today, 20), inspector: 'inspector2', end: 'cancelled' },
    { task: 'explosivesSale', day: past(today, 9), inspector: 'inspector1', outcome: 'order', end: 'told' },
    { task: 'rareEarth', day: past(today, 1), inspector: 'inspector2', outcome: 'corrected-on-site', end: 'recorded' },
  ];
}

/** Work that lies before the inspectors, the leader and the desk. */
function comingStories(year: number, today: string): Story[] {
  const lastDay = `${year}-12-31`;
  const coming = (days: number) => {
    const day = addDays(today, days);
    return day > lastDay ? lastDay : day;
  };
  const yesterday = past(today, 1);
  const dayBefore = workdaysFrom(yesterday, -1);
  return [
    { task: 'radioSale', day: today, until: coming(2), inspector: 'inspector1', isPair: true, end: 'approved' },
    { task: 'energyLimit', day: today, until: coming(2), inspector: 'inspector2', isPair: true, end: 'approved' },
    { task: 'explosivesSale', day: today, until: coming(4), inspector: 'inspector1', end: 'approved' },
    { task: 'radioMaker', day: coming(1), until: coming(3), inspector: 'inspector2', isPair: true, end: 'approved' },
    { task: 'salt', day: coming(6), preparedOn: yesterday, inspector: 'inspector1', end: 'submitted' },
    { task: 'energyReport', day: coming(7), preparedOn: dayBefore, inspector: 'inspector2', end: 'returned' },
    { task: 'power', day: coming(9), preparedOn: yesterday, inspector: 'inspector1', end: 'draft' },
  ];
}

/** All stories of the year as of today; visits that would lie before the year has begun are left out. */
export function storiesOfYear(today: string): Story[] {
  const year = yearOf(today);
  const stories = [...closedStories(year, today), ...unusualStories(year, today), ...comingStories(year, today)];
  return stories.filter((story) => story.day >= `${year}-01-01`);
}

/** The end of yesterday: what the demonstration tells has happened by then. */
export function endOfStories(today: string): string {
  return at(addDays(today, -1), '23:59');
}
