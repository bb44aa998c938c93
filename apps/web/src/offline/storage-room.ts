/** Room on the tablet, and the request not to clear it. */

/** Asks the browser to keep our data when it runs short of space; it may refuse without asking anybody. */
export async function keepStorage(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}

export interface StorageRoom {
  /** Bytes; null: the browser does not say. */
  used: number | null;
  free: number | null;
  /** Whether the browser promised to keep our data. */
  isKept: boolean;
}

export async function storageRoom(): Promise<StorageRoom> {
  try {
    const [{ quota, usage }, isKept] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    const used = usage ?? null;
    return { used, free: quota === undefined || used === null ? null : Math.max(0, quota - used), isKept };
  } catch {
    return { used: null, free: null, isKept: false };
  }
}
