/** What a store may do to whoever works with it. */
import { StoreError, UnreadableError } from '../store.ts';

/** The store failed, or what stands there cannot be read: the app says so and goes on. */
export const isStoreTrouble = (error: unknown): boolean =>
  error instanceof StoreError || error instanceof UnreadableError;
