/** What other features may use of tablets. */
export { isReservedFor } from './number-store.ts';
export { touchDevice } from './touch-device.ts';
