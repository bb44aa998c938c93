/** What tablets do to the server: many that come back at once, and one with a full queue on a thin line. */
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { queueCommand } from '@liangma/offline/commands';
import type { FieldServer } from '@liangma/offline/field-server';
import { runOutbox } from '@liangma/offline/runner';
import type { Store } from '@liangma/offline/store';
import type { Bench } from './bench-server.ts';
import { httpFieldServer } from './http-field-server.ts';
import { mapStore } from './map-store.ts';
import { checklistHashOf, recordCommand } from './requests.ts';
import { insertDevices } from './world.ts';

const now = () => new Date().toISOString();

interface Load {
  records: number;
  photos: number;
  photoBytes: number;
}

/** Bytes that no other photo has, beginning like a JPEG as every camera writes it. */
function photo(bytes: number): Uint8Array {
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  return Buffer.concat([Buffer.from(head), randomBytes(bytes - head.length)]);
}

async function keepPhoto(store: Store, of: { accountId: string; inspectionId: string }, size: number) {
  const bytes = photo(size);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const item: EvidenceItem = {
    hash,
    previewHash: null,
    kind: 'photo',
    mediaType: 'image/jpeg',
    bytes: bytes.length,
    name: 'photo.jpg',
    caption: '',
    takenAt: now(),
    place: null,
    checkKey: null,
  };
  const file = { hash, ...of, mediaType: item.mediaType, bytes: item.bytes, name: item.name, item };
  await store.write([
    { table: 'blob', key: hash, value: bytes },
    {
      table: 'evidence',
      key: hash,
      value: { ...file, state: 'waiting', uploadedBytes: 0, uploadUrl: null, problem: null },
    },
  ]);
  return item;
}

/** A tablet with finished records in its queue; photos are spread evenly over them. */
async function fullTablet(
  bench: Bench,
  deviceId: string,
  inspections: readonly string[],
  load: Load & { checklistHash: string },
): Promise<Store> {
  const store = mapStore();
  const { accountId } = bench.world;
  for (const [n, inspectionId] of inspections.entries()) {
    const share = Math.floor(((n + 1) * load.photos) / load.records) - Math.floor((n * load.photos) / load.records);
    const evidence: EvidenceItem[] = [];
    for (let i = 0; i < share; i += 1)
      evidence.push(await keepPhoto(store, { accountId, inspectionId }, load.photoBytes));
    const command = recordCommand(bench.world, load.checklistHash, evidence);
    const queued = { accountId, deviceId, inspectionId, label: '示范企业', command, clock: null };
    await queueCommand(store, { ...queued, now: now(), newId: uuidv7 });
  }
  return store;
}

/** Runs the queue until it is empty, as a tablet does. */
async function drain(bench: Bench, deviceId: string, store: Store, server: FieldServer): Promise<void> {
  const { accountId } = bench.world;
  for (let tries = 0; tries < 200; tries += 1) {
    const run = { store, server, now, accountId, deviceId, isStopped: () => false, random: Math.random };
    const { nextAt, paused } = await runOutbox(run);
    if (paused !== null) throw new Error(`paused: ${paused}`);
    if (nextAt === null) return;
    await sleep(Math.max(0, Date.parse(nextAt) - Date.now()));
  }
  throw new Error('the queue does not end');
}

async function countOf(bench: Bench, table: 'inspection_record' | 'evidence'): Promise<number> {
  const { rows } = await bench.owner.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0]?.count);
}

interface Waited {
  p50: number;
  p99: number;
  asked: number;
}

/** Asks again and again while `work` runs; how long each answer took. */
async function whileOthersAsk(work: Promise<unknown>, ask: () => Promise<void>): Promise<Waited> {
  const spans: number[] = [];
  let isDone = false;
  const end = work.finally(() => (isDone = true));
  while (!isDone) {
    const from = performance.now();
    await ask();
    spans.push(performance.now() - from);
    await sleep(20);
  }
  await end;
  spans.sort((a, b) => a - b);
  const at = (share: number) => spans[Math.min(spans.length - 1, Math.floor(spans.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), asked: spans.length };
}

/** What the clerk gets from the server; throws for a refusal. */
async function asClerk(bench: Bench, path: string, init: { method?: string; body?: string } = {}): Promise<unknown> {
  const headers = { cookie: bench.world.clerk, 'content-type': 'application/json', 'idempotency-key': uuidv7() };
  const response = await fetch(`${bench.address}/api${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Somebody who looks at a small list. */
const reader = (bench: Bench) => async () => {
  await asClerk(bench, '/inspections?limit=20');
};

/** Somebody who saves the same form of an enterprise again. */
async function writer(bench: Bench): Promise<() => Promise<void>> {
  const { items } = (await asClerk(bench, '/enterprises?limit=1')) as { items: { id: string }[] };
  const path = `/enterprises/${items[0]?.id}`;
  // the codes of the world are only numbers; a form is saved with one whose check character fits
  let form = { ...((await asClerk(bench, path)) as object), creditCode: '91350100M000100Y43' };
  let times = 0;
  return async () => {
    times += 1;
    form = (await asClerk(bench, path, {
      method: 'PUT',
      body: JSON.stringify({ ...form, remark: `第${times}次` }),
    })) as typeof form;
  };
}

const waitedText = (what: string, { p50, p99, asked }: Waited) =>
  `${what} p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (${asked})`;

function expectAll(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}

/** Many tablets come back in the same second. */
export async function measureReconnect(bench: Bench, from: readonly string[], tablets: number): Promise<string> {
  const load = { records: 20, photos: 10, photoBytes: 60_000, checklistHash: await checklistHashOf(bench) };
  const devices = await insertDevices(bench.owner, bench.world, tablets);
  const stores = await Promise.all(
    devices.map((id, n) => fullTablet(bench, id, from.slice(n * load.records, (n + 1) * load.records), load)),
  );
  const before = { records: await countOf(bench, 'inspection_record'), files: await countOf(bench, 'evidence') };
  const [read, write] = [reader(bench), await writer(bench)];
  const started = performance.now();
  const server = httpFieldServer(bench.address, bench.world.inspector);
  const all = Promise.all(stores.map((store, n) => drain(bench, devices[n] ?? '', store, server)));
  const [reads, writes] = await Promise.all([whileOthersAsk(all, read), whileOthersAsk(all, write)]);
  const seconds = (performance.now() - started) / 1000;
  const records = tablets * load.records;
  expectAll('records', (await countOf(bench, 'inspection_record')) - before.records, records);
  expectAll('photos', (await countOf(bench, 'evidence')) - before.files, tablets * load.photos);
  return (
    `${tablets} tablets at once, ${load.records} records and ${load.photos} photos of ${load.photoBytes / 1000} kB each: ` +
    `all delivered once in ${seconds.toFixed(1)} s (${(records / seconds).toFixed(0)} records/s); ` +
    `others waited: ${waitedText('reads', reads)}, ${waitedText('writes', writes)}`
  );
}

/** A line of so many bits per second with a delay, as seen by one tablet: every call waits for its bytes. */
function thinLine(server: FieldServer, bitsPerSecond: number, roundTripMs: number): FieldServer {
  let free = 0;
  const pass = async (bytes: number) => {
    const start = Math.max(free, performance.now());
    free = start + (bytes * 8000) / bitsPerSecond;
    await sleep(free + roundTripMs - performance.now());
  };
  return {
    ...server,
    deliver: async (envelope) => {
      await pass(JSON.stringify(envelope).length);
      return server.deliver(envelope);
    },
    findMissing: async (hashes) => {
      await pass(hashes.length * 68);
      return server.findMissing(hashes);
    },
    upload: async (file, bytes, note) => {
      await pass(bytes.length);
      await server.upload(file, bytes, note);
    },
  };
}

/** One tablet with a full queue on a thin line, against the time that the bytes alone need. */
export async function measureThinLine(bench: Bench, from: readonly string[]): Promise<string> {
  const load = { records: 200, photos: 1000, photoBytes: 60_000, checklistHash: await checklistHashOf(bench) };
  const bitsPerSecond = 20_000_000;
  const roundTripMs = 50;
  const store = await fullTablet(bench, bench.world.deviceId, from.slice(0, load.records), load);
  const before = { records: await countOf(bench, 'inspection_record'), files: await countOf(bench, 'evidence') };
  const server = thinLine(httpFieldServer(bench.address, bench.world.inspector), bitsPerSecond, roundTripMs);
  const started = performance.now();
  await drain(bench, bench.world.deviceId, store, server);
  const seconds = (performance.now() - started) / 1000;
  expectAll('records', (await countOf(bench, 'inspection_record')) - before.records, load.records);
  expectAll('photos', (await countOf(bench, 'evidence')) - before.files, load.photos);
  const line = (load.photos * load.photoBytes * 8) / bitsPerSecond;
  return (
    `${load.records} records and ${load.photos} photos over ${bitsPerSecond / 1e6} Mbit/s, ${roundTripMs} ms: ` +
    `${seconds.toFixed(1)} s, the photos alone fill the line for ${line.toFixed(1)} s (ratio ${(seconds / line).toFixed(2)})`
  );
}
