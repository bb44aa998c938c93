/** What other features may use of the plans. */
export { upsertPlanLines } from './upsert-plan-lines.ts';
