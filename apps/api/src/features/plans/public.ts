/** What other features may use of the plans. */
export { upsertPlanLines, type Applied } from './upsert-plan-lines.ts';
