/**
 * Takes another tablet's file of unsent work into this one: evidence first, file by file, then the commands whose evidence
 * is here, then the drafts. A file may be taken in any number of times, and parts in any order. Nothing that is here is
 * written over: what a draft here says otherwise, a person decides.
 */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { addItems, outboxOf } from './commands.ts';
import { draftEvidenceKey } from './draft-evidence.ts';
import type { Bytes } from './hash.ts';
import type { OutboxItem, StoredEvidence } from './outbox-item.ts';
import { newItem } from './outbox.ts';
import { retryItem } from './retry.ts';
import { asideWrite, stillStands } from './drafts.ts';
import { getOr, getReadable, UnexpectedError, type Store, type StoreWrite } from './store.ts';
import { inTurn } from './turns.ts';
import type { UnsentDescription, UnsentDraft, UnsentEvidence, UnsentItem } from './unsent-file.ts';
import { filesOfDraft, savedAtOf } from './unsent-work.ts';

/** A file of unsent work as it is read; null stands for evidence that did not survive. */
export interface ReadUnsent {
  description: UnsentDescription;
  files: AsyncIterable<{ file: UnsentEvidence; content: Bytes | null }>;
}

/** A draft of the file that is not put back unasked. */
export interface DraftQuestion {
  draft: UnsentDraft;
  /** `differs`: another draft stands here; `was-here`: it was put back before and is here no more. */
  reason: 'differs' | 'was-here';
  /** When the one that stands here was saved, as it says itself. */
  hereSavedAt: string | null;
}

export interface TakenIn {
  /** Commands that were new here. */
  items: OutboxItem[];
  /** Commands and drafts whose evidence is in other parts. */
  waiting: { items: number; drafts: number; parts: number[] };
  /** Drafts that were put back. */
  drafts: number;
  questions: DraftQuestion[];
  /** Names of files that what was taken in needs and that are not here. */
  missing: string[];
}

/** What is kept about an export: the parts that came. */
const partsKey = ({ deviceId, madeAt }: UnsentDescription) => `unsent-parts/${deviceId}/${madeAt}`;
/** When the draft that was put back had been saved. */
const putBackKey = ({ deviceId }: UnsentDescription, key: string) => `unsent-draft/${deviceId}/${key}`;

/** Whether a file stands here and can be read; what is spoilt is as good as gone. */
const isHere = async (store: Store, hash: string): Promise<boolean> =>
  (await getReadable(store, 'evidence', hash)) !== undefined && (await getReadable(store, 'blob', hash)) !== undefined;

/** Whether a file is here, looked up once: each look opens all its bytes. */
function lookOnce(store: Store) {
  const known = new Map<string, boolean>();
  return {
    has: async (hash: string): Promise<boolean> => {
      const found = known.get(hash) ?? (await isHere(store, hash));
      known.set(hash, found);
      return found;
    },
    note: (hash: string) => known.set(hash, true),
  };
}
type Files = ReturnType<typeof lookOnce>;

interface Keeping {
  files: Files;
  /** What is wanted of the file. */
  named: ReadonlySet<string>;
  now: string;
}

/** Puts the files that somebody names here; what is here already stays as it is. @returns what is new here */
async function keepFiles(store: Store, read: ReadUnsent, { files, named, now }: Keeping): Promise<Set<string>> {
  const kept = new Set<string>();
  for await (const { file, content } of read.files) {
    const { part: _, ...entry } = file;
    if (content === null || !named.has(entry.hash) || (await files.has(entry.hash))) continue;
    const stored: StoredEvidence = {
      ...entry,
      accountId: read.description.account.id,
      state: 'waiting',
      uploadedBytes: 0,
      uploadUrl: null,
      problem: null,
      storedAt: now,
    };
    // file by file: all photos of a day would be too much for one batch
    const writes: StoreWrite[] = [
      { table: 'evidence', key: entry.hash, value: stored },
      { table: 'blob', key: entry.hash, value: content },
    ];
    await store.write(writes);
    kept.add(entry.hash);
    files.note(entry.hash);
  }
  return kept;
}

/** Notes that this part came. @returns parts that are still to come */
async function partsToCome(store: Store, description: UnsentDescription): Promise<Set<number>> {
  const key = partsKey(description);
  const came = new Set([...(((await getReadable(store, 'meta', key)) ?? []) as number[]), description.part]);
  await store.write([{ table: 'meta', key, value: [...came] }]);
  return new Set(Array.from({ length: description.parts }, (_, index) => index + 1).filter((part) => !came.has(part)));
}

/** Parts without which these files are not whole. */
type MissingParts = (hashes: readonly string[]) => Promise<number[]>;

function missingParts(files: Files, { evidence }: UnsentDescription, toCome: ReadonlySet<number>): MissingParts {
  const partOf = new Map(evidence.map(({ hash, part }) => [hash, part]));
  return async (hashes) => {
    const parts = new Set<number>();
    for (const hash of hashes) {
      const part = partOf.get(hash);
      if (part !== undefined && toCome.has(part) && !(await files.has(hash))) parts.add(part);
    }
    return [...parts];
  };
}

/** Commands that may be queued: all their evidence is here or will never come, and so it is with those before them. */
async function ready(items: readonly UnsentItem[], missing: MissingParts) {
  const go: UnsentItem[] = [];
  const parts = new Set<number>();
  const stopped = new Set<string>();
  for (const item of items) {
    const { inspectionId } = item.envelope;
    const lacking = await missing(item.evidence);
    for (const part of lacking) parts.add(part);
    if (lacking.length > 0 || stopped.has(inspectionId)) stopped.add(inspectionId);
    else go.push(item);
  }
  return { go, parts };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

async function draftHere(store: Store, key: string) {
  const value = (await store.get('draft', key)) ?? null;
  const evidence = ((await store.get('draft', draftEvidenceKey(key))) ?? []) as EvidenceItem[];
  return { value, evidence };
}

/** Of a list of evidence, what is on this tablet. */
async function onlyHere(
  files: Pick<Files, 'has'>,
  evidence: readonly UnsentDraft['evidence'][number][],
): Promise<EvidenceItem[]> {
  const found: EvidenceItem[] = [];
  for (const item of evidence) if (await files.has(item.hash)) found.push(item as EvidenceItem);
  return found;
}

/** @param here what it was compared with */
const writesOf = (
  description: UnsentDescription,
  draft: UnsentDraft,
  { here, evidence }: { here: unknown; evidence: readonly EvidenceItem[] },
) =>
  [
    ...(draft.value === null
      ? []
      : [{ table: 'draft' as const, key: draft.key, value: draft.value, expect: stillStands(here) }]),
    ...(evidence.length === 0 ? [] : [{ table: 'draft' as const, key: draftEvidenceKey(draft.key), value: evidence }]),
    { table: 'meta', key: putBackKey(description, draft.key), value: draft.savedAt ?? description.madeAt },
  ] satisfies StoreWrite[];

/** Puts a draft back where none stands. @returns the question when that needs a person; null when nothing is new */
async function putBack(
  store: Store,
  files: Files,
  { description, draft }: { description: UnsentDescription; draft: UnsentDraft },
): Promise<DraftQuestion | 'put' | null> {
  const here = await draftHere(store, draft.key);
  const evidence = await onlyHere(files, draft.evidence);
  const savedAt = draft.savedAt ?? description.madeAt;
  if (here.value !== null || here.evidence.length > 0) {
    if (same(here.value, draft.value) && same(here.evidence, evidence)) return null;
    return { draft, reason: 'differs', hereSavedAt: savedAtOf(here.value) };
  }
  // Nobody knows: a person is asked.
  const before = await getOr(store, 'meta', putBackKey(description, draft.key), () => savedAt);
  if (before !== undefined && before >= savedAt) return { draft, reason: 'was-here', hereSavedAt: null };
  try {
    await store.write(writesOf(description, draft, { here: null, evidence }));
  } catch (error) {
    // Somebody has begun one meanwhile.
    if (error instanceof UnexpectedError) return { draft, reason: 'differs', hereSavedAt: null };
    throw error;
  }
  return 'put';
}

/**
 * Puts a draft of the file in the place of the one that stands here, because a person said so. The one that goes is put
 * aside, and its photos stay with the draft.
 * @param now by the clock of this tablet
 * @throws StoreError as of a write; UnexpectedError when somebody has written meanwhile: asked again, it is taken
 */
export const takeDraft = (
  store: Store,
  { description, draft, now }: { description: UnsentDescription; draft: UnsentDraft; now: string },
): Promise<void> =>
  inTurn(store, async () => {
    const here = await draftHere(store, draft.key);
    const evidence = await onlyHere(lookOnce(store), draft.evidence);
    const hashes = new Set(evidence.map(({ hash }) => hash));
    const others = here.evidence.filter(({ hash }) => !hashes.has(hash));
    const aside = here.value === null ? [] : [asideWrite(draft.key, here.value, `before-${now}`)];
    const all = [...evidence, ...others];
    await store.write([...aside, ...writesOf(description, draft, { here: here.value, evidence: all })]);
  });

/**
 * Puts the work of this account from a file onto this tablet; what is here already is left as it is. The commands keep
 * their ids, so that a command sent from both tablets arrives once.
 * @param now by the clock of this tablet
 * @returns what was new here, and what needs a person; nothing when it is the work of another account
 * @throws StoreError when it stopped halfway; a second try goes on from there
 */
export async function takeInUnsent(store: Store, read: ReadUnsent, accountId: string, now: string): Promise<TakenIn> {
  const { description } = read;
  const taken: TakenIn = {
    items: [],
    waiting: { items: 0, drafts: 0, parts: [] },
    drafts: 0,
    questions: [],
    missing: [],
  };
  if (description.account.id !== accountId) return taken;
  const before = await outboxOf(store, accountId);
  const here = new Map(before.map((item) => [item.envelope.commandId, item]));
  const mine = description.items.filter(
    ({ envelope }) => envelope.accountId === accountId && here.get(envelope.commandId)?.receipt == null,
  );
  const drafts = new Map(description.drafts.map((draft) => [draft, filesOfDraft(draft)]));
  const named = new Set([...mine.flatMap(({ evidence }) => evidence), ...[...drafts.values()].flat()]);
  const files = lookOnce(store);
  const kept = await keepFiles(store, read, { files, named, now });
  const toCome = await partsToCome(store, description);
  const missing = missingParts(files, description, toCome);

  // what was queued here before its file came, or after its file was spoilt, has it now
  for (const { envelope, evidence } of before)
    if (evidence.some((hash) => kept.has(hash))) await retryItem(store, accountId, envelope.commandId);

  const fresh = mine.filter(({ envelope }) => !here.has(envelope.commandId));
  const { go, parts } = await ready(fresh, missing);
  if (go.length > 0)
    taken.items = await addItems(store, (sequence) =>
      Promise.resolve(
        go.map(({ label, envelope, evidence }, index) =>
          newItem({ sequence: sequence + index, accountId, envelope, evidence, label }),
        ),
      ),
    );
  taken.waiting.items = fresh.length - go.length;

  const needed = new Set(go.flatMap(({ evidence }) => evidence));
  for (const [draft, hashes] of drafts) {
    const lacking = await missing(hashes);
    for (const part of lacking) parts.add(part);
    if (lacking.length > 0) {
      taken.waiting.drafts += 1;
      continue;
    }
    for (const hash of hashes) needed.add(hash);
    const outcome = await inTurn(store, () => putBack(store, files, { description, draft }));
    if (outcome === 'put') taken.drafts += 1;
    else if (outcome !== null) taken.questions.push(outcome);
  }
  taken.waiting.parts = [...parts].toSorted((a, b) => a - b);
  for (const { hash, name } of description.evidence)
    if (needed.has(hash) && !(await files.has(hash))) taken.missing.push(name);
  return taken;
}
