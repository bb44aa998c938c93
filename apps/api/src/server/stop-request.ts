// Ctrl-C and its relatives: the first asks for a clean stop, a later one ends the process at once.

export type StopRequest = {
  /** Resolves with the signal's name at the first request. */
  requested: Promise<NodeJS.Signals>;
  dispose(): void;
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
// One Ctrl-C can arrive several times: from the terminal, from npm and from scripts/run.mjs.
const sameRequestMs = 1_500;

/**
 * Listens for requests to stop.
 * @param onImpatient is told before the process is ended by a second request
 */
export function listenForStop(onImpatient: () => void): StopRequest {
  let firstAt: number | null = null;
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  const handle = (signal: NodeJS.Signals) => {
    if (firstAt === null) {
      firstAt = Date.now();
      resolve(signal);
    } else if (Date.now() - firstAt > sameRequestMs) {
      onImpatient();
      process.exit(130);
    }
  };
  for (const signal of signals) process.on(signal, handle);
  return {
    requested: promise,
    dispose() {
      for (const signal of signals) process.off(signal, handle);
    },
  };
}
