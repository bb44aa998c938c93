/** People at their tablets: they look at what is to be done, take photos, hand in, and see whether it was saved. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { FieldCommand } from '@liangma/contract/field-commands';
import { canonical } from '@liangma/domain/text/canonical';
import { outboxOf, queueCommand } from '../commands.ts';
import type { StoredEvidence } from '../outbox-item.ts';
import { packInspections, packState } from '../pack.ts';
import { projectInspection, type LocalInspection } from '../project.ts';
import { StoreError, type Store } from '../store.ts';
import { hashOf, wrongType } from './model-server.ts';
import { sampleRecord } from './sample-view.ts';
import type { SimulatedServer } from './simulated-server.ts';
import type { App, Tablet } from './tablet.ts';
import type { World } from './world.ts';

/** What people were told: these are on disk, those were not written. */
export interface Ledger {
  saved: {
    commandId: string;
    deviceId: string;
    accountId: string;
    inspectionId: string;
    sequence: number;
    content: string;
  }[];
  notSaved: string[];
  /** Every id that a command was given, saved or not. */
  tried: string[];
  /** Photos taken, so that some can be taken again: equal bytes, one hash. */
  photos: Uint8Array<ArrayBuffer>[];
}

export interface Work {
  world: World;
  server: SimulatedServer;
  ledger: Ledger;
  /** Bytes that the server takes for a photo, when it looks at them. */
  photo?: (random: World['random']) => Uint8Array<ArrayBuffer>;
}

function takePhoto({ world: { random }, ledger, photo }: Work): Uint8Array<ArrayBuffer> {
  if (ledger.photos.length > 0 && random.chance(0.2)) return random.pick(ledger.photos);
  const bytes = photo?.(random) ?? Uint8Array.from({ length: random.int(1, 90) }, () => random.int(1, 255));
  if (photo === undefined && random.chance(0.01)) bytes[0] = wrongType;
  ledger.photos.push(bytes);
  return bytes;
}

/** As the app does: bytes and description in one batch before anything refers to them. */
async function saveFile(
  work: Work,
  store: Store,
  made: { accountId: string; inspectionId: string; takenAt: string },
): Promise<EvidenceItem> {
  const bytes = takePhoto(work);
  const { accountId, inspectionId, takenAt } = made;
  const item: EvidenceItem = {
    hash: hashOf(bytes),
    previewHash: null,
    kind: 'photo',
    mediaType: 'image/png',
    bytes: bytes.length,
    name: '照片.png',
    caption: '',
    takenAt,
    place: null,
    checkKey: null,
  };
  const known = (await store.get('evidence', item.hash)) as StoredEvidence | undefined;
  if (known !== undefined && (await store.get('blob', item.hash)) !== undefined) return item;
  const { hash, mediaType, name } = item;
  const begun = { uploadedBytes: 0, uploadUrl: null, problem: null };
  const about = { accountId, inspectionId, mediaType, name };
  const file: StoredEvidence = { hash, bytes: bytes.length, item, state: 'waiting', ...about, ...begun };
  await store.write([
    { table: 'evidence', key: hash, value: file },
    { table: 'blob', key: hash, value: bytes },
  ]);
  return item;
}

/** Photos of a draft, those of an earlier life of the app included. */
async function photosOf(work: Work, app: App, store: Store, tablet: Tablet, draftKey: string, inspectionId: string) {
  const photos = [...(((await store.get('draft', draftKey)) ?? []) as EvidenceItem[])];
  for (let left = work.world.random.int(0, 3); left > 0; left--) {
    photos.push(await saveFile(work, store, { accountId: app.accountId, inspectionId, takenAt: tablet.now() }));
    await store.write([{ table: 'draft', key: draftKey, value: photos }]);
  }
  return photos;
}

/** What the inspector does next with an inspection, as its state on the tablet suggests. */
function nextStep({ view }: LocalInspection, { random }: World): FieldCommand['kind'] | null {
  if (view.state === 'approved') return 'enter-by-exception';
  if (random.chance(0.25)) return 'add-to-record';
  if (view.state === 'entered') return 'record';
  if (view.state === 'recorded') return 'tell-result';
  return view.state === 'told' ? 'close' : null;
}

function commandOf(
  work: Work,
  kind: FieldCommand['kind'],
  local: LocalInspection,
  photos: EvidenceItem[],
): FieldCommand {
  const { random } = work.world;
  const word = random.id();
  if (kind === 'enter-by-exception') return { kind, version: 1, reason: 'no-network', note: word };
  if (kind === 'tell-result') return { kind, version: 1, way: 'on-site', to: word };
  if (kind === 'add-to-record') return { kind, version: 1, additionId: random.id(), text: word, evidence: photos };
  if (kind === 'close') return { kind, version: 1 };
  const content = work.server.recordFor?.(local.view, photos) ?? sampleRecord({ evidence: photos });
  const { checklistHash } = local.view;
  return { kind: 'record', version: 1, content: { ...content, conclusion: word }, checklistHash };
}

/**
 * One thing that somebody does. What was saved and what was refused is written down when the app says so, and not when it
 * dies before that.
 */
export async function doSomething(work: Work, tablet: Tablet, app: App, store: Store): Promise<void> {
  const { world, ledger } = work;
  const { accountId } = app;
  const chosen = world.random.pick([null, ...(await packInspections(store))]);
  if (chosen === null) return;
  const local = projectInspection(chosen.view, await outboxOf(store, accountId));
  const kind = nextStep(local, world);
  if (kind === null) return;
  const inspectionId = chosen.id;
  const draftKey = `${kind}/${inspectionId}`;
  const tried: string[] = [];
  try {
    const withPhotos = kind === 'record' || kind === 'add-to-record';
    const photos = withPhotos ? await photosOf(work, app, store, tablet, draftKey, inspectionId) : [];
    const item = await queueCommand(store, {
      accountId,
      deviceId: tablet.deviceId,
      inspectionId,
      label: '示范市测试有限公司',
      command: commandOf(work, kind, local, photos),
      now: tablet.now(),
      clock: (await packState(store)).clock,
      newId: () => {
        const id = world.random.id();
        tried.push(id);
        ledger.tried.push(id);
        return id;
      },
      removeDraft: draftKey,
    });
    const { commandId, deviceId } = item.envelope;
    const content = canonical(item.envelope);
    ledger.saved.push({ commandId, deviceId, accountId, inspectionId, sequence: item.sequence, content });
    app.wake();
    world.note(tablet.name, `saved ${kind} ${commandId.slice(0, 8)}, ${photos.length} photos`);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    ledger.notSaved.push(...tried);
    world.note(tablet.name, `${kind} not saved: ${error.failure}`);
  }
}
