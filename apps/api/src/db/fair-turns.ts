/**
 * Turns that are fair: each owner has a queue, the owners are served in rotation, and bulk work, of which there is much at
 * once, never takes the places that are kept for what somebody waits for at a screen.
 */

/** Whose work it is, and of which sort. */
export interface Turn {
  owner: string;
  isBulk: boolean;
  /** Whoever asked for it has gone: while it waits it is dropped. What has begun is finished. */
  signal?: AbortSignal | undefined;
}

/** Thrown for work that was dropped before it began. */
export class Dropped extends Error {}

interface Waiting {
  isBulk: boolean;
  begin: () => void;
}

interface Owner {
  running: number;
  bulk: number;
  waiting: Waiting[];
}

/** Places that bulk work leaves free, of all and of those of one owner, and that one owner leaves to the others. */
const kept = 2;

/**
 * Makes the turns.
 * @param most how much of the work runs at once
 * @returns runs its second argument when it is its turn; throws `Dropped` when it never will be
 */
export function fairTurns(most: number): <T>(turn: Turn, work: () => Promise<T>) => Promise<T> {
  const mostOfOwner = Math.max(Math.ceil(most / 2), most - kept);
  const mostBulk = Math.max(1, most - kept);
  const mostBulkOfOwner = Math.max(1, mostOfOwner - kept);
  /** In the order of the rotation: whoever was served goes to the end. Owners without work are not kept. */
  const owners = new Map<string, Owner>();
  let running = 0;
  let bulk = 0;

  const hasPlace = (owner: Owner, isBulk: boolean) =>
    running < most && owner.running < mostOfOwner && (!isBulk || (bulk < mostBulk && owner.bulk < mostBulkOfOwner));

  const count = (owner: Owner, { isBulk }: { isBulk: boolean }, by: 1 | -1) => {
    running += by;
    owner.running += by;
    if (!isBulk) return;
    bulk += by;
    owner.bulk += by;
  };

  /** The next that has a place; of one owner the one that came first. */
  const beginNext = (): boolean => {
    for (const [name, owner] of owners) {
      const at = owner.waiting.findIndex(({ isBulk }) => hasPlace(owner, isBulk));
      const [next] = at < 0 ? [] : owner.waiting.splice(at, 1);
      if (!next) continue;
      owners.delete(name);
      owners.set(name, owner);
      count(owner, next, 1);
      next.begin();
      return true;
    }
    return false;
  };

  const tidy = (name: string, owner: Owner) => {
    if (owner.running === 0 && owner.waiting.length === 0) owners.delete(name);
  };

  const placeFor = (name: string, owner: Owner, { isBulk, signal }: Turn) =>
    new Promise<void>((resolve, reject) => {
      const drop = () => {
        owner.waiting.splice(owner.waiting.indexOf(waiting), 1);
        tidy(name, owner);
        reject(new Dropped());
      };
      const waiting: Waiting = {
        isBulk,
        begin: () => {
          signal?.removeEventListener('abort', drop);
          resolve();
        },
      };
      signal?.addEventListener('abort', drop, { once: true });
      owner.waiting.push(waiting);
      while (beginNext());
    });

  return async (turn, work) => {
    if (turn.signal?.aborted) throw new Dropped();
    const owner = owners.get(turn.owner) ?? { running: 0, bulk: 0, waiting: [] };
    owners.set(turn.owner, owner);
    await placeFor(turn.owner, owner, turn);
    try {
      return await work();
    } finally {
      count(owner, turn, -1);
      tidy(turn.owner, owner);
      while (beginNext());
    }
  };
}
