/**
 * What must be true of drafts at the end of every run: what people were told to be saved is in a draft, in the queue or at
 * the server, once, and whatever names a photo that is still to be sent has its bytes.
 */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { draftEvidenceKey } from '../draft-evidence.ts';
import type { OutboxItem } from '../outbox-item.ts';
import type { Ledger } from './ledger.ts';
import type { Disk } from './memory-store.ts';
import { hashOf } from './model-server.ts';
import type { ServerFacts } from './simulated-server.ts';
import type { Tablet } from './tablet.ts';

const wordsIn = (text: string) => text.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}/g) ?? [];

const disksOf = (tablets: readonly Tablet[]): Disk[] => tablets.flatMap(({ disks }) => [...disks.values()]);

/** Commands by id, wherever they are. */
function commandsAnywhere(
  facts: ServerFacts,
  disks: readonly Disk[],
): Map<string, { content: string; evidence: string[] }> {
  const commands = new Map<string, { content: string; evidence: string[] }>();
  for (const disk of disks)
    for (const { envelope, evidence } of disk.outbox.values() as Iterable<OutboxItem>)
      commands.set(envelope.commandId, { content: JSON.stringify(envelope), evidence });
  for (const { commandId, content, evidence } of facts.commands) commands.set(commandId, { content, evidence });
  return commands;
}

/** Words of the drafts of a disk: those that one goes on with, and those that were put aside. */
function draftWords(disk: Disk): { open: Set<string>; kept: Set<string> } {
  const found = { open: new Set<string>(), kept: new Set<string>() };
  for (const [key, value] of disk.draft) {
    if (key.startsWith('evidence-of/')) continue;
    const { words = [] } = value as { words?: readonly string[] };
    for (const word of words) (key.startsWith('kept/') ? found.kept : found.open).add(word);
  }
  return found;
}

function wrongWords(
  { words, copied }: Ledger,
  disks: readonly Disk[],
  contents: ReadonlyMap<string, { content: string }>,
): string[] {
  const commandsOf = new Map<string, string[]>();
  for (const [commandId, { content }] of contents)
    for (const word of new Set(wordsIn(content))) commandsOf.set(word, [...(commandsOf.get(word) ?? []), commandId]);
  const drafts = new Map(disks.map((disk) => [disk, draftWords(disk)]));
  const twice = new Set(copied.flatMap(wordsIn));
  return words.flatMap(({ word, disk }) => {
    const commands = commandsOf.get(word) ?? [];
    const open = drafts.get(disk)?.open.has(word) === true;
    const kept = drafts.get(disk)?.kept.has(word) === true;
    const wrong: string[] = [];
    if (commands.length === 0 && !open && !kept) wrong.push(`word ${word} was said to be saved and is nowhere`);
    if (twice.has(word)) return wrong;
    if (commands.length > 1) wrong.push(`word ${word} was handed in ${commands.length} times`);
    if (commands.length > 0 && open) wrong.push(`word ${word} was handed in and is in a draft again`);
    return wrong;
  });
}

function wrongPhotos({ taken, removed }: Ledger, contents: ReadonlyMap<string, { evidence: string[] }>): string[] {
  const handedIn = new Set([...contents.values()].flatMap(({ evidence }) => evidence));
  return taken.flatMap(({ hash, draftKey, disk }) => {
    const entered = (disk.draft.get(draftEvidenceKey(draftKey)) ?? []) as EvidenceItem[];
    if (handedIn.has(hash) || entered.some((item) => item.hash === hash)) return [];
    const isRemoved = removed.some((one) => one.hash === hash && one.draftKey === draftKey && one.disk === disk);
    return isRemoved ? [] : [`photo ${hash.slice(0, 8)} was said to be saved and is nowhere`];
  });
}

/** What drafts name is on the disk, as it was taken. */
function wrongBytes(disks: readonly Disk[]): string[] {
  return disks.flatMap((disk) => {
    const named = new Set(JSON.stringify([...disk.draft.values()]).match(/[0-9a-f]{64}/g));
    return [...named].flatMap((hash) => {
      const bytes = disk.blob.get(hash);
      if (bytes instanceof Uint8Array && hashOf(bytes) === hash && disk.evidence.has(hash)) return [];
      return [`a draft names ${hash.slice(0, 8)}, whose bytes are not there`];
    });
  });
}

/** Everything that is wrong with drafts; empty after a good run. */
export function wrongDrafts(facts: ServerFacts, ledger: Ledger, tablets: readonly Tablet[]): string[] {
  const disks = disksOf(tablets);
  const commands = commandsAnywhere(facts, disks);
  return [...wrongWords(ledger, disks, commands), ...wrongPhotos(ledger, commands), ...wrongBytes(disks)];
}
