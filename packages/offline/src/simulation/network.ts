/**
 * The line between a tablet and the server: requests and answers get lost, come late, come twice, and overtake each other.
 * When the tablet hears nothing, the server may have done it, may do it later, or may do it twice.
 */
import { ServerFailure } from '../field-server.ts';
import type { World } from './world.ts';

export interface LineFaults {
  loseRequest: number;
  loseAnswer: number;
  /** The same request arrives once more, up to ten minutes later. */
  repeat: number;
  /** The tablet gives up waiting; the request arrives afterwards. */
  late: number;
  /** Only a part of an upload's piece arrives. */
  cutPiece: number;
  /** A piece arrives with another byte. */
  damagePiece: number;
}

export const goodLine: LineFaults = {
  loseRequest: 0,
  loseAnswer: 0,
  repeat: 0,
  late: 0,
  cutPiece: 0,
  damagePiece: 0,
};

export interface Line {
  isOnline(): boolean;
  faults(): LineFaults;
}

const patienceMs = 30_000;

/** Carries one request to the server and its answer back, or fails as `unreachable`. */
export type Carry = <T>(what: string, send: () => Promise<T>) => Promise<T>;

export function carrier(world: World, line: Line, who: string): Carry {
  const { random } = world;
  const unreachable = (what: string, why: string) => {
    world.note(who, `${what}: ${why}`);
    return new ServerFailure({ kind: 'unreachable' });
  };
  const again = (what: string, send: () => Promise<unknown>, waitMs: number) =>
    world.start(who, async () => {
      await world.sleep(waitMs);
      world.note(who, `${what} arrives late`);
      // whatever the answer is, nobody hears it
      await send().catch(() => undefined);
    });
  return async (what, send) => {
    const faults = line.faults();
    await world.sleep(random.int(5, 120));
    if (!line.isOnline()) throw unreachable(what, 'offline');
    if (random.chance(faults.loseRequest)) {
      await world.sleep(patienceMs);
      throw unreachable(what, 'request lost');
    }
    if (random.chance(faults.late)) {
      again(what, send, random.int(patienceMs, 10 * 60_000));
      await world.sleep(patienceMs);
      throw unreachable(what, 'no answer in time');
    }
    if (random.chance(faults.repeat)) again(what, send, random.int(0, 10 * 60_000));
    const answer = await send().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    await world.sleep(random.int(5, 120));
    if (!line.isOnline() || random.chance(faults.loseAnswer)) throw unreachable(what, 'answer lost');
    if ('error' in answer) throw answer.error;
    return answer.value;
  };
}
