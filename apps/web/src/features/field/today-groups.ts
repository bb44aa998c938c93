/** Sorts an inspector's open inspections into what is under way, due today, overdue, and coming. Pure. */
import type { InspectionRow } from '@liangma/contract/inspections';

export const groupNames = ['under-way', 'today', 'overdue', 'coming'] as const;
export type GroupName = (typeof groupNames)[number];

/** @param today official day */
export function groupOf(row: Pick<InspectionRow, 'state' | 'plannedFrom' | 'plannedUntil'>, today: string): GroupName {
  if (row.state !== 'approved') return 'under-way';
  if (row.plannedUntil < today) return 'overdue';
  return row.plannedFrom <= today ? 'today' : 'coming';
}

/** The groups that hold something, in the order of the screen. */
export function groupsOf(rows: readonly InspectionRow[], today: string) {
  return groupNames.flatMap((name) => {
    const members = rows.filter((row) => groupOf(row, today) === name);
    return members.length > 0 ? [{ name, rows: members }] : [];
  });
}
