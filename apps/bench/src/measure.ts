/** Runs work with so many at a time and says how fast it went. */

export interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * Runs `times` pieces of work, `parallel` at a time.
 * @param work gets the number of the piece, from 0
 */
export async function measure(times: number, parallel: number, work: (n: number) => Promise<void>): Promise<Measured> {
  const spans: number[] = [];
  let next = 0;
  const started = performance.now();
  const lane = async () => {
    for (let n = next++; n < times; n = next++) {
      const from = performance.now();
      await work(n);
      spans.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  const seconds = (performance.now() - started) / 1000;
  spans.sort((a, b) => a - b);
  return { perSecond: times / seconds, p50Ms: percentile(spans, 0.5), p99Ms: percentile(spans, 0.99) };
}
