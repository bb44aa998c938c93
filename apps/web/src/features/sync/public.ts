/** What other features show of the tablet: where a step is. */
export { SyncMark } from './sync-mark.tsx';
