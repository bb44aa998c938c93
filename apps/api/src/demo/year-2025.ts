/**
 * 2025, closed: twelve inspections of enterprises by the plan, all scanned at entry. These are the figures of the first
 * founding report (全年按照计划依法开展涉企行政检查12次,均按规定落实“扫码入企”); everything else is invented.
 */
import type { DemoPlan } from './demo-plans.ts';
import type { Story } from './inspection-story.ts';

export const plan2025: DemoPlan = {
  year: 2025,
  enteredOn: '2025-03-11',
  approvedOn: '2025-03-12',
  publishedOn: '2025-03-14',
  lines: [
    { task: 'explosivesStore', visits: 3, months: [3, 4, 5] },
    { task: 'radioMaker', visits: 2, months: [4, 5, 6] },
    { task: 'power', visits: 2, months: [5, 6] },
    { task: 'salt', visits: 2, months: [7, 8, 9, 10, 11, 12] },
    { task: 'energyLimit', visits: 2, months: [8, 9] },
    { task: 'rareEarth', visits: 1, months: [10, 11, 12] },
  ],
};

export const stories2025: readonly Story[] = [
  { task: 'explosivesStore', day: '2025-03-25', inspector: 'inspector1' },
  { task: 'explosivesStore', day: '2025-04-16', inspector: 'inspector2', outcome: 'corrected-on-site' },
  { task: 'radioMaker', day: '2025-04-24', inspector: 'inspector1', entry: 'enterprise-code' },
  { task: 'power', day: '2025-05-14', inspector: 'inspector2' },
  { task: 'explosivesStore', day: '2025-05-20', inspector: 'inspector1', isPair: true },
  { task: 'radioMaker', day: '2025-06-11', inspector: 'inspector2' },
  { task: 'power', day: '2025-06-25', inspector: 'inspector1', entry: 'enterprise-code' },
  { task: 'salt', day: '2025-07-16', inspector: 'inspector2', outcome: 'corrected-on-site' },
  { task: 'energyLimit', day: '2025-08-20', inspector: 'inspector1', outcome: 'order' },
  { task: 'energyLimit', day: '2025-09-10', inspector: 'inspector2', entry: 'enterprise-code' },
  { task: 'rareEarth', day: '2025-10-22', inspector: 'inspector1' },
  { task: 'salt', day: '2025-11-13', inspector: 'inspector2', isPair: true },
];
