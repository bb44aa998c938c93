/**
 * Somebody sits over a draft: opens what is there, writes, takes photos, is called away, signs and hands in. Every write of
 * the draft is the app's own code; what it says to be saved goes into the ledger.
 */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { addEvidenceToDraft, changeDraftEvidence, readDraftEvidence } from '../draft-evidence.ts';
import { DraftConflictError, openDraft, saveDraft, takeOverDraft, type Pen } from '../drafts.ts';
import { sweepFiles, type TakenFile } from '../evidence-files.ts';
import { shapeOf } from './app-versions.ts';
import { commandOf, handOver, type Place, type Work } from './handing-over.ts';
import type { Disk } from './memory-store.ts';
import { hashOf, wrongType } from './model-server.ts';
import { isStoreTrouble } from './store-trouble.ts';

const minute = 60_000;

interface Draft {
  words: readonly string[];
  /** Present: the content is closed and is being signed. */
  signing: { evidence: readonly EvidenceItem[] } | null;
}

/** An open draft in one tab. */
interface Sitting extends Place {
  disk: Disk;
  pen: Pen;
  words: readonly string[];
}

function bytesOfPhoto({ world: { random }, ledger, photo }: Work): Uint8Array<ArrayBuffer> {
  if (ledger.photos.length > 0 && random.chance(0.2)) return random.pick(ledger.photos);
  const bytes = photo?.(random) ?? Uint8Array.from({ length: random.int(1, 90) }, () => random.int(1, 255));
  if (photo === undefined && random.chance(0.01)) bytes[0] = wrongType;
  ledger.photos.push(bytes);
  return bytes;
}

function takePhoto({ work, tablet, app, local }: Place): { item: EvidenceItem; taken: TakenFile } {
  const bytes = bytesOfPhoto(work);
  const about = { hash: hashOf(bytes), mediaType: 'image/png', bytes: bytes.length, name: '照片.png' };
  const more = { previewHash: null, kind: 'photo' as const, caption: '', place: null, checkKey: null };
  const item: EvidenceItem = { ...about, ...more, takenAt: tablet.now() };
  const owner = { accountId: app.accountId, inspectionId: local.view.id, item, storedAt: tablet.now() };
  const begun = { state: 'waiting' as const, uploadedBytes: 0, uploadUrl: null, problem: null };
  return { item, taken: { file: { ...about, ...owner, ...begun }, bytes } };
}

/** Saves; after a conflict the person keeps either what is here or what stands there. @returns whether it is saved */
async function save(sitting: Sitting, signing: Draft['signing'] = null): Promise<void> {
  const { work, tablet, store, pen, words, disk } = sitting;
  const { random } = work.world;
  const draft: Draft = { words, signing };
  try {
    await saveDraft(store, pen, draft);
  } catch (error) {
    if (!(error instanceof DraftConflictError) || random.chance(0.5)) throw error;
    work.world.note(tablet.name, `${pen.key} taken over: ${error.conflict}`);
    await takeOverDraft(store, pen);
    await saveDraft(store, pen, draft);
  }
  const known = new Set(work.ledger.words.map(({ word }) => word));
  for (const word of words) if (!known.has(word)) work.ledger.words.push({ word, disk });
}

async function write(sitting: Sitting): Promise<void> {
  sitting.words = [...sitting.words, sitting.work.world.random.id()];
  await save(sitting);
}

async function photograph(sitting: Sitting): Promise<void> {
  const { work, store, pen, disk } = sitting;
  const { item, taken } = takePhoto(sitting);
  await addEvidenceToDraft(store, pen.key, item, [taken]);
  work.ledger.taken.push({ hash: item.hash, draftKey: pen.key, disk });
}

async function removePhoto({ work, store, pen, disk }: Sitting): Promise<void> {
  const items = await readDraftEvidence(store, pen.key);
  if (items.length === 0) return;
  const { hash } = work.world.random.pick(items);
  work.ledger.removed.push({ hash, draftKey: pen.key, disk });
  await changeDraftEvidence(store, pen.key, (before) => before.filter((item) => item.hash !== hash));
}

/** What fails says so on the screen; the person goes on. */
async function trying(what: Promise<void>): Promise<void> {
  try {
    await what;
  } catch (error) {
    if (!isStoreTrouble(error)) throw error;
  }
}

async function oneAct(sitting: Sitting): Promise<void> {
  const { random } = sitting.work.world;
  const chance = random.next();
  if (chance < 0.5) await write(sitting);
  else if (chance < 0.7) await photograph(sitting);
  else if (chance < 0.8) await removePhoto(sitting);
  else {
    // nobody waits for a photo before they write on
    const both = await Promise.allSettled([trying(photograph(sitting)), write(sitting)]);
    for (const end of both) if (end.status === 'rejected') throw end.reason;
  }
}

/** The content is closed with what is on disk, signed, and handed in with the drawn signature. */
async function sign(sitting: Sitting, kind: 'record' | 'add-to-record'): Promise<void> {
  const { work, tablet, store, pen, words } = sitting;
  const { random } = work.world;
  const evidence = await readDraftEvidence(store, pen.key);
  await save(sitting, { evidence });
  if (random.chance(0.2)) await trying(photograph(sitting));
  await work.world.sleep(random.int(0, 10) * minute);
  const signature = takePhoto(sitting);
  const command = commandOf(sitting, kind, words.join(' '), [
    ...evidence.filter(({ hash }) => hash !== signature.item.hash),
    signature.item,
  ]);
  const made = { command, files: [signature.taken], drafts: [pen] };
  await handOver(sitting, made).catch((error: unknown) => {
    // who reads that it was not saved presses once more
    if (!isStoreTrouble(error)) throw error;
    return handOver(sitting, made);
  });
  await trying(sweepFiles(store, tablet.now()));
}

/** @throws StoreError, UnreadableError, DraftConflictError: the person gives up for now */
export async function sitOver(place: Place, kind: 'record' | 'add-to-record'): Promise<void> {
  const { work, tablet, app, store, local } = place;
  const { world } = work;
  const { random } = world;
  const disk = tablet.disks.get(app.accountId);
  if (disk === undefined) return;
  const shape = { version: shapeOf(tablet.version), newId: () => random.id() };
  const { stored, isKept, pen } = await openDraft<Draft>(store, `${kind}/${local.view.id}`, shape);
  const sitting: Sitting = { ...place, disk, pen, words: stored?.words ?? [] };
  world.note(tablet.name, `opens ${pen.key}: ${sitting.words.length} words${isKept ? ', another is kept' : ''}`);
  for (let left = random.int(1, 4); left > 0; left--) {
    await trying(oneAct(sitting));
    await world.sleep(random.int(0, 5) * minute);
  }
  if (sitting.words.length > 0 && random.chance(0.6)) await sign(sitting, kind);
}
