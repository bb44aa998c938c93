// Orders to correct over generated days and histories: what each command may do, and what never happens.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../calendar/official-day.ts';
import {
  allowedRectificationCommands,
  decideExtend,
  decideProposeCase,
  decideRecheck,
  decideReport,
  isSettled,
  overdueDays,
  rectificationStates,
  type RectificationOrder,
} from './rectification.ts';

const orderedOn = '2026-06-15';
const somewhere = fc.integer({ min: -40, max: 120 }).map((days) => addDays(orderedOn, days));
const order: fc.Arbitrary<RectificationOrder> = fc.record({
  state: fc.constantFrom(...rectificationStates),
  orderedOn: fc.constant(orderedOn),
  dueOn: fc.integer({ min: 0, max: 60 }).map((days) => addDays(orderedOn, days)),
});
const today = fc.integer({ min: 0, max: 100 }).map((days) => addDays(orderedOn, days));

type Step = (order: RectificationOrder, now: string) => ReturnType<typeof decideExtend>;
const step: fc.Arbitrary<Step> = fc.oneof(
  somewhere.map(
    (correctedOn): Step =>
      (of, now) =>
        decideReport(of, { correctedOn }, now),
  ),
  somewhere.map(
    (on): Step =>
      (of, now) =>
        decideRecheck(of, { outcome: 'passed', on }, now),
  ),
  fc.tuple(somewhere, fc.option(somewhere)).map(
    ([on, dueOn]): Step =>
      (of, now) =>
        decideRecheck(of, { outcome: 'failed', on, dueOn }, now),
  ),
  somewhere.map(
    (dueOn): Step =>
      (of, now) =>
        decideExtend(of, { dueOn }, now),
  ),
  fc.constant<Step>((of) => decideProposeCase(of)),
);

const refused = (code: string, field?: string) => ({
  ok: false,
  refusal: field === undefined ? { code } : { code, field },
});
const unsettled = order.filter((of) => !isSettled(of.state));

describe('an order to correct', () => {
  it('that is settled takes no command, and one that is not takes all', () => {
    fc.assert(
      fc.property(order, step, today, (of, decide, now) => {
        const decision = decide(of, now);
        const isWrongState = !decision.ok && decision.refusal.code === 'wrong-state';
        expect(isWrongState).toBe(isSettled(of.state));
        expect(allowedRectificationCommands(of.state).length > 0).toBe(!isSettled(of.state));
      }),
    );
  });

  it('never gets less time, and a day of correction only when it is closed', () => {
    fc.assert(
      fc.property(unsettled, fc.array(step, { maxLength: 8 }), today, (start, steps, now) => {
        let of = start;
        for (const decide of steps) {
          const decision = decide(of, now);
          if (!decision.ok) continue;
          const { value } = decision;
          expect(value.dueOn >= of.dueOn).toBe(true);
          expect(value.correctedOn !== null).toBe(value.state === 'closed');
          const correctedOn = value.correctedOn ?? orderedOn;
          expect(correctedOn >= orderedOn && correctedOn <= now).toBe(true);
          of = { ...of, state: value.state, dueOn: value.dueOn };
        }
      }),
    );
  });

  it('refuses a day before the visit or after today, and names the field', () => {
    fc.assert(
      fc.property(unsettled, somewhere, today, (of, day, now) => {
        const code = day > now ? 'in-future' : day < orderedOn ? 'before-visit' : null;
        const accepted = (value: object) => ({ ok: true, value: { dueOn: of.dueOn, ...value } });
        expect(decideRecheck(of, { outcome: 'passed', on: day }, now)).toEqual(
          code === null ? accepted({ state: 'closed', correctedOn: day }) : refused(code, 'on'),
        );
        expect(decideReport(of, { correctedOn: day }, now)).toEqual(
          code === null ? accepted({ state: 'reported', correctedOn: null }) : refused(code, 'correctedOn'),
        );
      }),
    );
  });

  it('opens again after a failed recheck, with the day it had or a later one after the recheck', () => {
    fc.assert(
      fc.property(unsettled, today, fc.option(somewhere), (of, now, dueOn) => {
        const after = dueOn ?? of.dueOn;
        const code = dueOn !== null && dueOn <= now ? 'not-after-recheck' : after < of.dueOn ? 'shorter' : null;
        expect(decideRecheck(of, { outcome: 'failed', on: now, dueOn }, now)).toEqual(
          code === null
            ? { ok: true, value: { state: 'open', dueOn: after, correctedOn: null } }
            : refused(code, 'dueOn'),
        );
      }),
    );
  });

  it('is extended to a later day only, and to none that has passed', () => {
    fc.assert(
      fc.property(unsettled, somewhere, today, (of, dueOn, now) => {
        const code = dueOn <= of.dueOn ? 'not-later' : dueOn < now ? 'in-past' : null;
        expect(decideExtend(of, { dueOn }, now)).toEqual(
          code === null ? { ok: true, value: { state: of.state, dueOn, correctedOn: null } } : refused(code, 'dueOn'),
        );
      }),
    );
  });

  it('is overdue from the day after its date, while it is open', () => {
    fc.assert(
      fc.property(order, today, (of, now) => {
        const isLate = of.state === 'open' && now > of.dueOn;
        expect(overdueDays(of, now)).toBe(isLate ? daysBetween(of.dueOn, now) : 0);
      }),
    );
    expect(overdueDays({ state: 'open', dueOn: '2026-06-30' }, '2026-06-30')).toBe(0);
    expect(overdueDays({ state: 'open', dueOn: '2026-06-30' }, '2026-07-01')).toBe(1);
  });
});
