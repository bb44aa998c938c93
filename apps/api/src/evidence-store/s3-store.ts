/**
 * Evidence in a bucket that speaks the protocol of S3, under `<bureau>/<first two digits>/<hash>`. The bucket computes
 * the SHA-256 itself and refuses other bytes. The library is big and loaded when the first file is asked for.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { EvidenceStore } from './evidence-store.ts';

export interface S3Settings {
  /** For example `https://s3.example.gov.cn`. */
  endpoint: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
  /** `<endpoint>/<bucket>/…`; otherwise `<bucket>.<endpoint>/…`, which some clouds demand. */
  usesPathStyle: boolean;
}

const timeoutsMs = { connectionTimeout: 5000, requestTimeout: 120_000 };

/** A store in the bucket, which must exist. */
export function s3Store(settings: S3Settings): EvidenceStore {
  let connected: ReturnType<typeof connect> | undefined;
  const s3 = () => (connected ??= connect(settings));
  const place = (bureauId: string, hash: string) => ({
    Bucket: settings.bucket,
    Key: `${bureauId}/${hash.slice(0, 2)}/${hash}`,
  });

  async function sizeOf(bureauId: string, hash: string): Promise<number | null> {
    const { client, sdk } = await s3();
    try {
      const head = await client.send(new sdk.HeadObjectCommand(place(bureauId, hash)));
      return head.ContentLength ?? 0;
    } catch (error) {
      if (isNotThere(error)) return null;
      throw error;
    }
  }

  return {
    async put(bureauId, hash, filePath) {
      const { size } = await stat(filePath);
      if ((await sizeOf(bureauId, hash)) === size) return;
      const { client, sdk } = await s3();
      const body = createReadStream(filePath);
      try {
        await client.send(
          new sdk.PutObjectCommand({
            ...place(bureauId, hash),
            Body: body,
            ContentLength: size,
            ChecksumSHA256: Buffer.from(hash, 'hex').toString('base64'),
          }),
        );
      } finally {
        body.destroy();
      }
    },
    async open(bureauId, hash, range) {
      const { client, sdk } = await s3();
      try {
        const asked = range ? { Range: `bytes=${range.first}-${range.last}` } : {};
        const found = await client.send(new sdk.GetObjectCommand({ ...place(bureauId, hash), ...asked }));
        if (!found.Body) return null;
        const whole = /\/(\d+)$/.exec(found.ContentRange ?? '')?.[1];
        return {
          stream: found.Body as Readable,
          size: whole === undefined ? (found.ContentLength ?? 0) : Number(whole),
        };
      } catch (error) {
        if (isNotThere(error)) return null;
        throw error;
      }
    },
    has: async (bureauId, hash) => (await sizeOf(bureauId, hash)) !== null,
    async remove(bureauId, hash) {
      const { client, sdk } = await s3();
      await client.send(new sdk.DeleteObjectCommand(place(bureauId, hash)));
    },
    // a bucket shows a file when all of it has come
    tidy: async () => undefined,
  };
}

const silent = () => undefined;

async function connect({ endpoint, region, key, secret, usesPathStyle }: S3Settings) {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    endpoint,
    region,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    forcePathStyle: usesPathStyle,
    // ours is the SHA-256; the checksums that the library would add are not understood everywhere
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: timeoutsMs,
    // what goes wrong is thrown; without this the library writes to the console, too
    logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
  });
  return { sdk, client };
}

function isNotThere(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}
