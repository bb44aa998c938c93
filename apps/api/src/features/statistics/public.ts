/** What reports and the command line take from the statistics. */
export { countingRule, readStatistics } from './read-statistics.ts';
export { conditionOf, type Frame } from './criteria-sql.ts';
