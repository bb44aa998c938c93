/**
 * Cuts a connection to the database at a statement that is chosen beforehand: before it is sent, or after it is sent and
 * before its answer comes, so that a commit may have happened or not.
 */
import pg from 'pg';

export interface Cut {
  /** Statements that still go well. */
  after: number;
  isSent: boolean;
}

export interface Cutter {
  /** Runs the work with a cut ahead; null: without. */
  during<T>(cut: Cut | null, work: () => Promise<T>): Promise<T>;
  /** Cuts that came to pass. */
  count(): number;
  stop(): void;
}

/** Only connections that work as the application are cut; there is one cutter at a time. */
export function cutConnections(): Cutter {
  const query = Reflect.get(pg.Client.prototype, 'query') as (...input: unknown[]) => unknown;
  let ahead: Cut | null = null;
  let count = 0;
  const isApp = (client: pg.Client) =>
    JSON.stringify(Reflect.get(client, 'connectionParameters')).includes('liangma_app');
  const cutOff = (client: pg.Client) => {
    const connection: unknown = Reflect.get(client, 'connection');
    const stream: unknown = connection instanceof Object ? Reflect.get(connection, 'stream') : null;
    if (!(stream instanceof Object) || !('destroy' in stream) || typeof stream.destroy !== 'function')
      throw new Error('pg keeps its socket elsewhere now');
    stream.destroy();
  };
  const cutting = function (this: pg.Client, ...input: unknown[]): unknown {
    if (ahead === null || !isApp(this)) return Reflect.apply(query, this, input);
    if (ahead.after > 0) {
      ahead.after -= 1;
      return Reflect.apply(query, this, input);
    }
    const { isSent } = ahead;
    ahead = null;
    count += 1;
    if (!isSent) cutOff(this);
    const answer: unknown = Reflect.apply(query, this, input);
    // the statement has left when the socket is next idle; what it does, it does
    if (isSent) setImmediate(() => cutOff(this));
    return answer;
  };
  Reflect.set(pg.Client.prototype, 'query', cutting);
  return {
    async during(cut, work) {
      ahead = cut;
      try {
        return await work();
      } finally {
        ahead = null;
      }
    },
    count: () => count,
    stop: () => void Reflect.set(pg.Client.prototype, 'query', query),
  };
}
