/** Work that takes turns: so much of it at once, the rest waits in the order in which it came. */

/**
 * Makes a queue.
 * @param most how much of the work runs at once
 * @returns runs its argument when it is its turn
 */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running += 1;
    // whoever ends hands its place on, so the count stays
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
