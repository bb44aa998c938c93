// What both stores promise: whole files under their own hash, nothing else, and nothing twice.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskStore } from './disk-store.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { s3Store } from './s3-store.ts';
import { fakeBucket, type FakeBucket } from './testing/fake-bucket.ts';

const bureau = '0197a000-0000-7000-8000-000000000001';
const otherBureau = '0197a000-0000-7000-8000-000000000002';

let folder: string;
let bucket: FakeBucket;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liangma-store-'));
  bucket = await fakeBucket();
});
afterAll(async () => {
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

function someFile(size = 100_000): { path: string; hash: string; bytes: Buffer } {
  const bytes = randomBytes(size);
  const path = join(folder, `${bytes.toString('hex', 0, 8)}.bin`);
  writeFileSync(path, bytes);
  return { path, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

const stores: [string, () => EvidenceStore][] = [
  ['on disk', () => diskStore(join(folder, 'evidence'))],
  ['in a bucket', () => s3Store(bucket.settings)],
];

describe.each(stores)('the store %s', (_name, open) => {
  const read = async (store: EvidenceStore, hash: string) => {
    const opened = await store.open(bureau, hash);
    return opened && { size: opened.size, bytes: await buffer(opened.stream) };
  };

  it('gives back what was put, also a part of it, and to one bureau only', async () => {
    const store = open();
    const { path, hash, bytes } = someFile();
    expect([await store.has(bureau, hash), await store.open(bureau, hash)]).toEqual([false, null]);
    await store.put(bureau, hash, path);
    expect(await store.has(bureau, hash)).toBe(true);
    const whole = await read(store, hash);
    expect([whole?.size, whole?.bytes.equals(bytes)]).toEqual([100_000, true]);
    const part = await store.open(bureau, hash, { first: 10, last: 19 });
    expect(part?.size).toBe(100_000);
    expect(part && (await buffer(part.stream)).equals(bytes.subarray(10, 20))).toBe(true);
    expect([await store.has(otherBureau, hash), await store.open(otherBureau, hash)]).toEqual([false, null]);
    // the file that was put is nobody's any more
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('takes the same file again and at once, as one', async () => {
    const store = open();
    const { path, hash, bytes } = someFile();
    await Promise.all([store.put(bureau, hash, path), store.put(bureau, hash, path)]);
    await store.put(bureau, hash, path);
    expect((await read(store, hash))?.bytes.equals(bytes)).toBe(true);
  });

  it('takes one file of one bureau away, and does not mind when it is not there', async () => {
    const store = open();
    const [{ path, hash }, other] = [someFile(), someFile()];
    for (const one of [bureau, otherBureau]) await store.put(one, hash, path);
    await store.put(bureau, other.hash, other.path);
    await store.remove(bureau, hash);
    await store.remove(bureau, hash);
    const left = [store.has(bureau, hash), store.has(otherBureau, hash), store.has(bureau, other.hash)];
    expect(await Promise.all(left)).toEqual([false, true, true]);
  });

  it('refuses bytes of another hash and keeps nothing of them', async () => {
    const store = open();
    const [{ path }, { hash }] = [someFile(), someFile()];
    await expect(store.put(bureau, hash, path)).rejects.toThrow(/has the bytes of|BadDigest/);
    expect(await store.has(bureau, hash)).toBe(false);
  });
});

describe('on disk', () => {
  it('leaves nothing behind, and removes what a killed server left, after a while', async () => {
    const store = diskStore(join(folder, 'tidy'));
    const { path, hash, bytes } = someFile();
    await store.put(bureau, hash, path);
    const incoming = join(folder, 'tidy', 'incoming');
    expect(readdirSync(incoming)).toEqual([]);
    for (const [name, year] of [
      ['old', 2025],
      ['young', 2026],
    ] as const) {
      writeFileSync(join(incoming, name), 'half a fi');
      utimesSync(join(incoming, name), new Date(`${year}-06-01`), new Date(`${year}-06-01`));
    }
    await store.tidy(new Date('2026-01-01'));
    expect(readdirSync(incoming)).toEqual(['young']);
    const opened = await store.open(bureau, hash);
    expect(opened && (await buffer(opened.stream)).equals(bytes)).toBe(true);
    await diskStore(join(folder, 'never')).tidy(new Date());
  });

  it('puts a file right that was altered, when it is sent again', async () => {
    const store = diskStore(join(folder, 'right'));
    const { path, hash, bytes } = someFile();
    await store.put(bureau, hash, path);
    const at = join(folder, 'right', bureau, hash.slice(0, 2), hash);
    rmSync(at);
    writeFileSync(at, randomBytes(100_000));
    await store.put(bureau, hash, path);
    expect(readFileSync(at).equals(bytes)).toBe(true);
  });
});

describe('in a bucket', () => {
  it('asks nothing before the first file, and sends no bytes that are there', async () => {
    const store = s3Store(bucket.settings);
    bucket.asked.length = 0;
    const { path, hash } = someFile();
    expect(bucket.asked).toEqual([]);
    await store.put(bureau, hash, path);
    await store.put(bureau, hash, path);
    const key = `${bureau}/${hash.slice(0, 2)}/${hash}`;
    expect(bucket.asked).toEqual([`HEAD ${key}`, `PUT ${key}`, `HEAD ${key}`]);
  });

  it('does not take trouble for absence', async () => {
    const store = s3Store(bucket.settings);
    const { path, hash } = someFile();
    bucket.isDown = true;
    await expect(store.has(bureau, hash)).rejects.toThrow(Error);
    await expect(store.open(bureau, hash)).rejects.toThrow(Error);
    await expect(store.put(bureau, hash, path)).rejects.toThrow(Error);
    bucket.isDown = false;
    const stranger = s3Store({ ...bucket.settings, key: 'OTHER' });
    await expect(stranger.open(bureau, hash)).rejects.toThrow('AccessDenied');
  });
});
