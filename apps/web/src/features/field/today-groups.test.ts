import { expect, test } from 'vitest';
import { inspectionRow, inspectionView } from './testing/inspection-sample.ts';
import { groupOf, groupsOf } from './today-groups.ts';

const approved = (plannedFrom: string, plannedUntil: string) =>
  inspectionRow({ state: 'approved', plannedFrom, plannedUntil });

test('an approved inspection is due within its window, on its first and last day too', () => {
  expect(groupOf(approved('2026-03-02', '2026-03-06'), '2026-03-02')).toBe('today');
  expect(groupOf(approved('2026-02-25', '2026-03-02'), '2026-03-02')).toBe('today');
  expect(groupOf(approved('2026-02-25', '2026-03-01'), '2026-03-02')).toBe('overdue');
  expect(groupOf(approved('2026-03-03', '2026-03-06'), '2026-03-02')).toBe('coming');
});

test('what was entered is under way, however old its window', () => {
  for (const state of ['entered', 'recorded', 'told'] as const)
    expect(groupOf(inspectionRow({ state, plannedUntil: '2026-01-01' }), '2026-03-02')).toBe('under-way');
});

test('what is under way comes first, empty groups are left out', () => {
  const views = [
    approved('2026-03-09', '2026-03-09'),
    inspectionRow(),
    approved('2026-03-02', '2026-03-02'),
    inspectionRow({ state: 'closed' }),
    inspectionRow({ state: 'cancelled' }),
  ];
  const mine = views.map((row) => ({ view: { ...inspectionView(), ...row }, items: [], isAhead: false }));
  expect(groupsOf(mine, '2026-03-02').map(({ name }) => name)).toEqual(['under-way', 'today', 'coming', 'done']);
});
