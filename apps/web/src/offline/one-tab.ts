/** Whatever puts commands into the outbox of an account: their numbers follow each other. */
export const queueLock = (accountId: string): string => `liangma-queue-${accountId}`;

/** Work that only one tab may do at a time; the others wait for their turn. */
export async function inOneTab<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Missing only where there is one page anyway: some web views, and tests.
  if (!('locks' in navigator)) return await work();
  return (await navigator.locks.request(name, work)) as T;
}
