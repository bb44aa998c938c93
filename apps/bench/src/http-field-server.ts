/** The server as a tablet reaches it, by plain requests: what the browser does, without the browser. */
import { randomUUID } from 'node:crypto';
import { promiseDelivery } from '@liangma/contract/devices';
import type { Endpoint } from '@liangma/contract/endpoint';
import { findMissingEvidence } from '@liangma/contract/evidence';
import { deliverFieldCommand } from '@liangma/contract/field-commands';
import type { FieldReceipt } from '@liangma/contract/field-commands';
import type { ProblemBody } from '@liangma/contract/problems';
import { ServerFailure, type FieldServer } from '@liangma/offline/field-server';

const text = (value: string) => Buffer.from(value).toString('base64');

async function answered(asking: Promise<Response>): Promise<Response> {
  const response = await asking.catch((error: unknown) => {
    throw new ServerFailure({ kind: 'unreachable' }, error);
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as ProblemBody | null;
  throw new ServerFailure(problem?.code ? { kind: 'refused', problem } : { kind: 'unreachable' });
}

export function httpFieldServer(address: string, cookie: string): FieldServer {
  const send = (endpoint: Endpoint, body: unknown, commandId: string = randomUUID(), path: string = endpoint.path) =>
    answered(
      fetch(`${address}/api${path}`, {
        method: endpoint.method,
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': commandId },
        body: JSON.stringify(body),
      }),
    );
  const tus = { cookie, 'tus-resumable': '1.0.0' };
  return {
    deliver: async (envelope) =>
      (await (await send(deliverFieldCommand, envelope, envelope.commandId)).json()) as FieldReceipt,
    findMissing: async (hashes) =>
      ((await (await send(findMissingEvidence, { hashes })).json()) as { missing: string[] }).missing,
    upload: async (file, bytes) => {
      const kind = file.item?.kind ?? 'photo';
      const metadata = { sha256: file.hash, kind, mediaType: file.mediaType, name: file.name };
      const entries = Object.entries(metadata).map(([name, value]) => `${name} ${text(value)}`);
      const created = await answered(
        fetch(`${address}/api/uploads`, {
          method: 'POST',
          headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': entries.join(',') },
        }),
      );
      const place = new URL(created.headers.get('location') ?? '', address);
      await answered(
        fetch(place, {
          method: 'PATCH',
          headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
          body: new Uint8Array(bytes),
        }),
      );
    },
    promise: async (deviceId, items) => {
      await send(promiseDelivery, { items }, randomUUID(), promiseDelivery.path.replace(':deviceId', deviceId));
    },
    fetchPack: () => Promise.reject(new ServerFailure({ kind: 'unreachable' })),
  };
}
