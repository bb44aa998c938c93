/** Sorts an inspector's inspections into what is under way, due today, overdue, coming, and done but still here. Pure. */
import type { LocalInspection } from '@liangma/offline/project';

export const groupNames = ['under-way', 'today', 'overdue', 'coming', 'done'] as const;
export type GroupName = (typeof groupNames)[number];

type Planned = Pick<LocalInspection['view'], 'state' | 'plannedFrom' | 'plannedUntil'>;

const underWay: readonly Planned['state'][] = ['entered', 'recorded', 'told'];

/** @param today official day; null: nothing that an inspector has to do with */
export function groupOf(view: Planned, today: string): GroupName | null {
  if (underWay.includes(view.state)) return 'under-way';
  if (view.state === 'closed') return 'done';
  if (view.state !== 'approved') return null;
  if (view.plannedUntil < today) return 'overdue';
  return view.plannedFrom <= today ? 'today' : 'coming';
}

/** The groups that hold something, in the order of the screen. */
export function groupsOf(inspections: readonly LocalInspection[], today: string) {
  return groupNames.flatMap((name) => {
    const members = inspections
      .filter(({ view }) => groupOf(view, today) === name)
      .toSorted((a, b) => (a.view.plannedFrom < b.view.plannedFrom ? -1 : 1));
    return members.length > 0 ? [{ name, members }] : [];
  });
}
