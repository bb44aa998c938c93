import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems, type ProblemCode } from '@liangma/contract/problems';
import { localProblem } from './local-problem.ts';
import type { OutboxItem } from './outbox-item.ts';
import {
  countsByState,
  heads,
  isDue,
  mayGo,
  newItem,
  nextDue,
  onFailure,
  onReceipt,
  onRetry,
  waitMs,
} from './outbox.ts';

const now = '2026-06-15T02:00:00.000Z';
const after = (ms: number) => new Date(Date.parse(now) + ms).toISOString();

function itemOf(sequence: number, inspection = 1, more: Partial<OutboxItem> = {}): OutboxItem {
  const id = (kind: string, no: number) => `01980000-0000-7000-8000-${kind}${String(no).padStart(11, '0')}`;
  const envelope = {
    commandId: id('c', sequence),
    accountId: id('a', 1),
    deviceId: id('d', 1),
    inspectionId: id('1', inspection),
    afterId: null,
    command: { kind: 'close', version: 1 },
    deviceAt: now,
    clockOffsetMs: 0,
    clockStamp: '',
  } as const;
  return { ...newItem({ sequence, accountId: id('a', 1), envelope, evidence: [], label: '' }), ...more };
}

const receipt = (item: OutboxItem, outcome: 'accepted' | 'held') => ({
  commandId: item.envelope.commandId,
  outcome,
  receivedAt: now,
  countedAt: now,
  problem: null,
});

const unit = fc.double({ min: 0, max: 0.999, noNaN: true });
const code = fc.constantFrom(...(Object.keys(problems) as ProblemCode[]));

test('waits grow from one second to five minutes, lengthened by a fifth at most', () => {
  fc.assert(
    fc.property(fc.nat(100), unit, (failures, random) => {
      const wait = waitMs(failures, random);
      expect(wait).toBeGreaterThanOrEqual(1000);
      expect(wait).toBeLessThanOrEqual(360_000);
      expect(waitMs(failures + 1, 0)).toBeGreaterThanOrEqual(waitMs(failures, 0));
    }),
  );
  expect([1, 2, 3, 9, 10, 50].map((failures) => waitMs(failures, 0))).toEqual([
    1000, 2000, 4000, 256_000, 300_000, 300_000,
  ]);
});

test('no failure removes a command or makes it delivered; it is tried again or a person must look', () => {
  fc.assert(
    fc.property(fc.array(fc.option(code), { maxLength: 20 }), unit, (codes, random) => {
      let item = itemOf(1);
      for (const one of codes) {
        const reason =
          one === null
            ? ({ kind: 'unreachable' } as const)
            : ({ kind: 'refused', problem: localProblem(one) } as const);
        item = onFailure(onRetry(item), reason, { now, random });
        expect(item.receipt).toBeNull();
        expect(item.envelope).toEqual(itemOf(1).envelope);
        const isOver = one !== null && problems[one].retry === 'never';
        expect(item.state).toBe(isOver ? 'attention' : 'waiting');
        expect(item.nextAttemptAt === null || item.nextAttemptAt <= now).toBe(isOver);
      }
    }),
  );
});

test('held needs attention, keeps its receipt, and is never sent again', () => {
  const held = onReceipt(itemOf(1), receipt(itemOf(1), 'held'), now);
  expect(held).toMatchObject({ state: 'attention', receipt: { outcome: 'held' } });
  expect(onRetry(held)).toBe(held);
  expect(heads([held])).toEqual([]);
});

test('a person tries again from the start', () => {
  const refused = onFailure(
    itemOf(1),
    { kind: 'refused', problem: localProblem('request/invalid') },
    { now, random: 0 },
  );
  expect(onRetry(refused)).toMatchObject({ state: 'waiting', attempts: 0, nextAttemptAt: null, problem: null });
});

test('per inspection the first without a receipt goes, and nothing passes one that needs attention', () => {
  const delivered = onReceipt(itemOf(1), receipt(itemOf(1), 'accepted'), now);
  const items = [delivered, itemOf(2), itemOf(3), itemOf(4, 2, { state: 'attention' }), itemOf(5, 2), itemOf(6, 3)];
  expect(heads(items).map(({ sequence }) => sequence)).toEqual([2, 6]);
  expect(countsByState(items)).toEqual({ waiting: 4, delivered: 1, attention: 1 });
});

test('the next try: at once, at the earliest wait, or never', () => {
  expect(
    nextDue([itemOf(1, 1, { nextAttemptAt: after(5000) }), itemOf(2, 2, { nextAttemptAt: after(3000) })], now),
  ).toBe(after(3000));
  expect(nextDue([itemOf(1, 1, { nextAttemptAt: after(5000) }), itemOf(2, 2)], now)).toBe(now);
  expect(nextDue([itemOf(1, 1, { state: 'attention' }), itemOf(2)], now)).toBeNull();
});

test('a wait that a wrong clock wrote does not hold for days', () => {
  expect(isDue(after(300_000), now)).toBe(false);
  expect(isDue(after(3 * 86_400_000), now)).toBe(true);
  expect(isDue(after(-1), now)).toBe(true);
});

test('only what was delivered goes, after thirty days', () => {
  const delivered = onReceipt(itemOf(1), receipt(itemOf(1), 'accepted'), now);
  expect(mayGo(delivered, after(30 * 86_400_000))).toBe(false);
  expect(mayGo(delivered, after(30 * 86_400_000 + 1))).toBe(true);
  expect(mayGo(onReceipt(itemOf(1), receipt(itemOf(1), 'held'), now), after(90 * 86_400_000))).toBe(false);
  expect(mayGo(itemOf(1, 1, { lastAttemptAt: now }), after(90 * 86_400_000))).toBe(false);
});
