/** What other features may use of the commands of tablets. */
export { deliver } from './deliver.ts';
