/**
 * What becomes of a queued command: pure functions from item and event to the next item. Nothing here deletes; a failure
 * only says when to try again, or that a person must look.
 */
import type { FieldEnvelope, FieldReceipt } from '@liangma/contract/field-commands';
import type { ProblemBody } from '@liangma/contract/problems';
import type { ServerFailureReason } from './field-server.ts';
import type { OutboxItem, OutboxState } from './outbox-item.ts';

const firstWaitMs = 1000;
const longestWaitMs = 5 * 60_000;
/** A wait may be lengthened by this part of itself, so that 500 tablets do not come back in the same second. */
const jitter = 0.2;
/** How long delivered items stay to be seen, with their receipt; house rule. */
const keptDays = 30;
const dayMs = 24 * 3600_000;

/**
 * Key of the table `outbox`: the order of keys is the order of making. The command id behind the number keeps two tabs
 * that took the same number from overwriting each other.
 */
export function outboxKey(item: Pick<OutboxItem, 'sequence' | 'envelope'>): string {
  return `${String(item.sequence).padStart(12, '0')}-${item.envelope.commandId}`;
}

export interface NewItem {
  sequence: number;
  accountId: string;
  envelope: FieldEnvelope;
  evidence: string[];
  label: string;
}

export function newItem(made: NewItem): OutboxItem {
  return {
    ...made,
    state: 'waiting',
    attempts: 0,
    lastAttemptAt: null,
    nextAttemptAt: null,
    problem: null,
    receipt: null,
  };
}

/** Milliseconds before the next try, after `failures` tries in a row have failed: 1 s, doubling up to 5 minutes. */
export function waitMs(failures: number, random: number): number {
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(Math.max(failures - 1, 0), 20));
  return Math.round(wait * (1 + jitter * random));
}

/** The instant `ms` after `at`. */
export function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}

/**
 * Whether something that was put off until `nextAt` may be tried. A date further ahead than any wait was written by a
 * clock that has been set back since, and must not keep the work waiting for days.
 */
export function isDue(nextAt: string | null, now: string): boolean {
  if (nextAt === null) return true;
  const left = Date.parse(nextAt) - Date.parse(now);
  return left <= 0 || left > longestWaitMs * (1 + jitter);
}

/** The server has it: delivered, or held there for a person, which the author must know. */
export function onReceipt(item: OutboxItem, receipt: FieldReceipt, now: string): OutboxItem {
  return {
    ...item,
    state: receipt.outcome === 'held' ? 'attention' : 'delivered',
    attempts: item.attempts + 1,
    lastAttemptAt: now,
    nextAttemptAt: null,
    problem: null,
    receipt,
  };
}

/** Problems of the session or the tablet: they say nothing about the command and stop everything. */
export type Pause = 'login' | 'revoked' | 'unknown';

/** Why nothing more can be sent now, or null when the failure concerns one command only. */
export function pauseOf(problem: ProblemBody | null): Pause | null {
  if (problem === null) return null;
  if (problem.code === 'device/revoked') return 'revoked';
  if (problem.code === 'device/unknown') return 'unknown';
  return problem.retry === 'after-login' ? 'login' : null;
}

/**
 * The try failed: `never` needs a person, all else is tried again after a growing wait. Not for a pause: that is no fault
 * of the item.
 * @param random 0 ≤ random < 1
 */
export function onFailure(
  item: OutboxItem,
  reason: ServerFailureReason,
  { now, random }: { now: string; random: number },
): OutboxItem {
  const problem = reason.kind === 'refused' ? reason.problem : null;
  const tried = { ...item, attempts: item.attempts + 1, lastAttemptAt: now, problem };
  if (problem?.retry === 'never') return { ...tried, state: 'attention', nextAttemptAt: null };
  return { ...tried, nextAttemptAt: later(now, waitMs(tried.attempts, random)) };
}

/** A person asked to try again now. What the server already has is not sent again. */
export function onRetry(item: OutboxItem): OutboxItem {
  if (item.receipt !== null) return item;
  return { ...item, state: 'waiting', attempts: 0, nextAttemptAt: null, problem: null };
}

/** A person at the server has decided about a held command: it needs no attention any more. */
export function onDecided(item: OutboxItem): OutboxItem {
  return item.receipt === null ? item : { ...item, state: 'delivered' };
}

/**
 * The next command of each inspection: the earliest that the server does not have. One that needs attention keeps the
 * later ones of its inspection back, since they build on it.
 * @param items in the order of their keys
 */
export function heads(items: readonly OutboxItem[]): OutboxItem[] {
  const first = new Map<string, OutboxItem>();
  for (const item of items) {
    const { inspectionId } = item.envelope;
    if (item.receipt === null && !first.has(inspectionId)) first.set(inspectionId, item);
  }
  return [...first.values()].filter((item) => item.state === 'waiting');
}

/** When the next try is due: `now` if it may be made at once, null when nothing waits that could be sent. */
export function nextDue(items: readonly OutboxItem[], now: string): string | null {
  let next: string | null = null;
  for (const { nextAttemptAt } of heads(items)) {
    if (nextAttemptAt === null || isDue(nextAttemptAt, now)) return now;
    if (next === null || nextAttemptAt < next) next = nextAttemptAt;
  }
  return next;
}

export function countsByState(items: readonly OutboxItem[]): Record<OutboxState, number> {
  const counts: Record<OutboxState, number> = { waiting: 0, delivered: 0, attention: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}

/** Whether a delivered item has been shown long enough and may go, with files that nothing else names. */
export function mayGo(item: OutboxItem, now: string): boolean {
  if (item.state !== 'delivered' || item.receipt === null || item.lastAttemptAt === null) return false;
  return Date.parse(now) - Date.parse(item.lastAttemptAt) > keptDays * dayMs;
}
