/** The server as the outbox sees it, over the API. */
import { promiseDelivery, registerDevice } from '@liangma/contract/devices';
import { findMissingEvidence } from '@liangma/contract/evidence';
import { deliverFieldCommand } from '@liangma/contract/field-commands';
import { getFieldPack } from '@liangma/contract/field-pack';
import { ServerFailure } from '@liangma/offline/field-server';
import type { FieldServer } from '@liangma/offline/field-server';
import { call } from '../api/client.ts';
import { ProblemError } from '../api/problem-error.ts';
import { uploadByTus } from './tus-upload.ts';

/** House rule: an answer to the tablet that has not come by then is not believed to come. */
export const answerWithinMs: number = 30_000;
/** A page of the pack is large; a slow line carries it in this time. */
const packWithinMs = 120_000;
const timeoutMs = answerWithinMs;

/** Whatever is no problem of our server is treated as no answer: a portal of the network, a proxy, an odd body. */
async function orFailure<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ProblemError) throw new ServerFailure({ kind: 'refused', problem: error.problem }, error);
    throw new ServerFailure({ kind: 'unreachable' }, error);
  }
}

export interface TabletServer extends FieldServer {
  register: (deviceId: string, name: string) => Promise<void>;
}

export function tabletServer(): TabletServer {
  return {
    deliver: (envelope) =>
      orFailure(call(deliverFieldCommand, { body: envelope }, { commandId: envelope.commandId, timeoutMs })),
    findMissing: async (hashes) =>
      (await orFailure(call(findMissingEvidence, { body: { hashes } }, { timeoutMs }))).missing,
    upload: (file, bytes, note) => uploadByTus(file, bytes, note),
    promise: async (deviceId, items) =>
      void (await orFailure(call(promiseDelivery, { params: { deviceId }, body: { items } }, { timeoutMs }))),
    fetchPack: (deviceId, after) =>
      orFailure(call(getFieldPack, { query: { deviceId, after } }, { timeoutMs: packWithinMs })),
    register: async (deviceId, name) =>
      void (await orFailure(call(registerDevice, { body: { deviceId, name } }, { timeoutMs }))),
  };
}
