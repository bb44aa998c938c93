/** What must be true at the end of every run, whatever happened in it. */
import { canonical } from '@liangma/domain/text/canonical';
import type { OutboxItem } from '../outbox-item.ts';
import { wrongDrafts } from './check-drafts.ts';
import type { Ledger } from './ledger.ts';
import { wrongType } from './model-server.ts';
import type { ServerFacts } from './simulated-server.ts';
import type { Tablet } from './tablet.ts';

interface Known {
  facts: ServerFacts;
  ledger: Ledger;
  tablets: readonly Tablet[];
}

const itemsOf = (tablet: Tablet): { item: OutboxItem; blob: Map<string, unknown> }[] =>
  [...tablet.disks.values()].flatMap((disk) =>
    [...disk.outbox]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, item]) => ({ item: item as OutboxItem, blob: disk.blob })),
  );

/** Commands that rightly wait for a person: a file that the server will never take, and what builds on it. */
function excused(tablets: readonly Tablet[]): Set<string> {
  const ids = new Set<string>();
  for (const tablet of tablets) {
    const stuck = new Set<string>();
    for (const { item, blob } of itemsOf(tablet)) {
      const line = `${item.accountId} ${item.envelope.inspectionId}`;
      const isWrong = item.evidence.some((hash) => (blob.get(hash) as Uint8Array | undefined)?.[0] === wrongType);
      if (item.receipt === null && (isWrong || stuck.has(line))) {
        stuck.add(line);
        ids.add(item.envelope.commandId);
      }
    }
  }
  return ids;
}

function savedOnce({ facts, ledger }: Known, excuse: ReadonlySet<string>): string[] {
  const times = new Map<string, number>();
  for (const { commandId } of facts.commands) times.set(commandId, (times.get(commandId) ?? 0) + 1);
  const contents = new Map(facts.commands.map(({ commandId, content }) => [commandId, content]));
  const wrong: string[] = [];
  for (const { commandId, content } of ledger.saved) {
    const count = times.get(commandId) ?? 0;
    if (count !== 1 && !(count === 0 && excuse.has(commandId)))
      wrong.push(`${commandId} was saved and is at the server ${count} times`);
    if (count > 0 && contents.get(commandId) !== content) wrong.push(`${commandId} has another content at the server`);
  }
  for (const [commandId, count] of times) if (count > 1) wrong.push(`${commandId} is at the server ${count} times`);
  for (const id of ledger.notSaved) if (times.has(id)) wrong.push(`${id} was not saved and is at the server`);
  return wrong;
}

/** A command that nobody made: sent under another name. */
function fromPeople({ facts, ledger }: Known): string[] {
  const known = new Set(ledger.tried);
  return facts.commands
    .filter(({ commandId }) => !known.has(commandId))
    .map(({ commandId }) => `${commandId} is nobody's`);
}

function nothingWaits({ facts, tablets }: Known, excuse: ReadonlySet<string>): string[] {
  const receipts = new Map(facts.commands.map(({ commandId, receipt }) => [commandId, canonical(receipt)]));
  const wrong: string[] = [];
  for (const tablet of tablets) {
    if (tablet.isRetired) continue;
    for (const { item } of itemsOf(tablet)) {
      const { commandId } = item.envelope;
      if (item.receipt === null && !excuse.has(commandId))
        wrong.push(`${commandId} is still ${item.state} on ${tablet.name}: ${item.problem?.code ?? 'no problem'}`);
      if (item.receipt !== null && canonical(item.receipt) !== receipts.get(commandId))
        wrong.push(`${commandId} has a receipt on ${tablet.name} that the server did not give`);
    }
  }
  return wrong;
}

function evidenceIsWhole({ facts }: Known): string[] {
  const wrong: string[] = [];
  for (const [name, hash] of facts.evidence)
    if (name !== hash) wrong.push(`file ${name.slice(0, 8)} has the bytes of ${hash.slice(0, 8)}`);
  for (const { commandId, evidence } of facts.commands)
    for (const hash of evidence)
      if (!facts.evidence.has(hash)) wrong.push(`${commandId} is there without its file ${hash.slice(0, 8)}`);
  return wrong;
}

/** Within an inspection, what one person made on one tablet arrived in the order of making. */
function orderIsKept({ facts, ledger }: Known): string[] {
  const place = new Map(facts.commands.map(({ commandId }, index) => [commandId, index]));
  const last = new Map<string, { place: number; sequence: number }>();
  const wrong: string[] = [];
  for (const { commandId, deviceId, accountId, inspectionId, sequence } of ledger.saved) {
    const at = place.get(commandId);
    if (at === undefined) continue;
    const line = `${deviceId} ${accountId} ${inspectionId}`;
    const before = last.get(line);
    if (before !== undefined && before.sequence < sequence && before.place > at)
      wrong.push(`${commandId} arrived before what was made before it`);
    last.set(line, { place: at, sequence });
  }
  return wrong;
}

/** Everything that is wrong; empty after a good run. */
export function findWrong(known: Known): string[] {
  const excuse = excused(known.tablets);
  return [
    ...savedOnce(known, excuse),
    ...fromPeople(known),
    ...nothingWaits(known, excuse),
    ...evidenceIsWhole(known),
    ...orderIsKept(known),
    ...wrongDrafts(known.facts, known.ledger, known.tablets),
  ];
}
