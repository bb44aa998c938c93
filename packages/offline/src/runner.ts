/**
 * Delivers what waits on a tablet: evidence first, then the command that names it, one after the other within an
 * inspection, several inspections side by side. Every step is on disk before the next one builds on it, so that after a
 * crash at any point only what the server recognises as a repeat is repeated.
 */
import { outboxOf } from './commands.ts';
import { ServerFailure, type FieldServer } from './field-server.ts';
import { lineAfterFailure, lineUp, readLine, writeOfLine, type Line } from './line-state.ts';
import type { OutboxItem } from './outbox-item.ts';
import { heads, isDue, nextDue, onFailure, onReceipt, outboxKey, pauseOf, type Pause } from './outbox.ts';
import { promiseQueue } from './promises.ts';
import { removeOld } from './remove-old.ts';
import { findUploaded, sendAgain, sendEvidence, type EvidenceRun } from './send-evidence.ts';
import { getReadable, type Store, type StoreWrite } from './store.ts';

export interface RunnerInput {
  store: Store;
  server: FieldServer;
  /** The tablet's clock, ISO instant. */
  now: () => string;
  accountId: string;
  deviceId: string;
  /** Asked before each step; true ends the run. */
  isStopped: () => boolean;
  /** For the length of waits, 0 ≤ number < 1. */
  random: () => number;
  /** Inspections that are sent side by side. */
  lanes?: number;
}

export interface RunResult {
  /** When to run again; null: nothing waits that could be sent. */
  nextAt: string | null;
  /** Why nothing can be sent until a person does something. */
  paused: Pause | null;
}

/** One call of `runOutbox`: what its lanes share. */
interface Run extends RunnerInput, EvidenceRun {
  paused: Pause | null;
  line: Line;
  /** The network or the whole server failed in this run: the other commands would fail in the same way. */
  isLineDown: boolean;
}

const mustEnd = (run: Run) => run.isStopped() || run.paused !== null || run.isLineDown;

const save = (run: Run, item: OutboxItem, more: StoreWrite[] = []) =>
  run.store.write([{ table: 'outbox', key: outboxKey(item), value: item }, ...more]);

/**
 * What a failure says about everything else: a pause, or a line that is down.
 * @param deviceId the tablet that it is about
 */
function judgeLine(run: Run, failure: ServerFailure, deviceId: string): StoreWrite[] {
  const pause = pauseOf(failure.problem);
  // work taken in from a tablet that was revoked since says nothing about this one, which would else delete its data
  if (pause === 'login' || deviceId === run.deviceId) run.paused = pause ?? run.paused;
  if (failure.kind !== 'unreachable' && failure.problem?.code !== 'server/busy') return [];
  if (!run.isLineDown) run.line = lineAfterFailure(run.line, { now: run.now(), random: run.random() });
  run.isLineDown = true;
  return [writeOfLine(run.accountId, run.line)];
}

/** Takes what a failure of the server means; anything else is an error of this tablet and goes on up. */
async function failed(run: Run, item: OutboxItem, error: unknown): Promise<void> {
  if (!(error instanceof ServerFailure)) throw error;
  const writes = judgeLine(run, error, item.envelope.deviceId);
  if (run.paused !== null) return;
  if (error.problem?.code === 'evidence/missing') writes.push(...(await sendAgain(run, item)));
  const { problem } = error;
  const reason = problem === null ? ({ kind: 'unreachable' } as const) : ({ kind: 'refused', problem } as const);
  await save(run, onFailure(item, reason, { now: run.now(), random: run.random() }), writes);
}

/** @returns whether the server has it, so that the next of its inspection may follow */
async function sendItem(run: Run, item: OutboxItem): Promise<boolean> {
  try {
    const problem = await sendEvidence(run, item, () => mustEnd(run));
    if (mustEnd(run)) return false;
    if (problem !== null) {
      await save(run, { ...item, state: 'attention', nextAttemptAt: null, lastAttemptAt: run.now(), problem });
      return false;
    }
    const receipt = await run.server.deliver(item.envelope);
    // somebody else's answer, for instance of a log-in page of the network, promises nothing
    if (receipt.commandId !== item.envelope.commandId) throw new ServerFailure({ kind: 'unreachable' });
    const writes = run.line.failures === 0 ? [] : [writeOfLine(run.accountId, lineUp)];
    await save(run, onReceipt(item, receipt, run.now()), writes);
    if (!run.isLineDown) run.line = lineUp;
    return true;
  } catch (error) {
    await failed(run, item, error);
    return false;
  }
}

/** Sends the commands of one inspection in their order until one of them cannot go. */
async function sendInspection(run: Run, items: readonly OutboxItem[]): Promise<void> {
  for (const { sequence, envelope } of items) {
    if (mustEnd(run)) return;
    // as it is now: a person may have asked to try again meanwhile
    const item = (await getReadable(run.store, 'outbox', outboxKey({ sequence, envelope }))) as OutboxItem | undefined;
    if (item === undefined || item.receipt !== null) continue;
    if (item.state !== 'waiting' || !isDue(item.nextAttemptAt, run.now())) return;
    if (!(await sendItem(run, item))) return;
  }
}

/** Asks for all evidence in one question; when that fails for itself, each file is tried for itself. */
async function prepare(run: Run, items: readonly OutboxItem[]): Promise<void> {
  try {
    await findUploaded(run, items);
  } catch (error) {
    if (!(error instanceof ServerFailure)) throw error;
    const writes = judgeLine(run, error, run.deviceId);
    if (writes.length > 0) await run.store.write(writes);
  }
}

/** Sends everything that is due. @returns whether anything was */
async function sendDue(run: Run): Promise<boolean> {
  const items = await outboxOf(run.store, run.accountId);
  const due = heads(items).filter((item) => isDue(item.nextAttemptAt, run.now()));
  if (due.length === 0) return false;
  // what has failed often comes last, so that it cannot keep the others from being tried
  const inspections = due.toSorted((a, b) => a.attempts - b.attempts).map((item) => item.envelope.inspectionId);
  const chosen = new Set(inspections);
  const waiting = items.filter((item) => item.receipt === null && chosen.has(item.envelope.inspectionId));
  await promiseQueue(run, items, 2);
  await prepare(run, waiting);
  const lane = async () => {
    for (let next = inspections.shift(); next !== undefined && !mustEnd(run); next = inspections.shift()) {
      const id = next;
      await sendInspection(
        run,
        waiting.filter((item) => item.envelope.inspectionId === id),
      );
    }
  };
  // every lane has ended before an error goes on: nothing is sent behind the caller's back
  const ends = await Promise.allSettled(Array.from({ length: run.lanes ?? 3 }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return true;
}

/**
 * Delivers what is due and says when to come again. Run it in one tab only.
 * @throws StoreError when the store fails; nothing is lost by it, run again later
 */
export async function runOutbox(input: RunnerInput): Promise<RunResult> {
  const line = await readLine(input.store, input.accountId);
  const run: Run = { ...input, paused: null, line, isLineDown: false, there: new Set(), underway: new Map() };
  let isDone = !isDue(line.nextAt, input.now());
  // what was queued meanwhile is sent as well
  while (!isDone && !mustEnd(run)) isDone = !(await sendDue(run));
  const items = await outboxOf(run.store, run.accountId);
  if (!isDone || mustEnd(run)) return { nextAt: nextAt(run, items), paused: run.paused };
  if (isDue(run.line.nextAt, run.now())) await promiseQueue(run, items);
  await removeOld(run.store, items, run.now());
  return { nextAt: nextAt(run, items), paused: run.paused };
}

function nextAt(run: Run, items: readonly OutboxItem[]): string | null {
  if (run.paused !== null) return null;
  const due = nextDue(items, run.now());
  return due !== null && run.line.nextAt !== null && run.line.nextAt > due ? run.line.nextAt : due;
}
