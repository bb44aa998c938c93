/**
 * Decides the commands of an order to correct (责令改正): order + command → its new state and date, or a refusal. Pure.
 * No period is invented here: every date is what the inspector or the approving head has set (行政处罚法 art. 28 demands
 * that correction is ordered, and names no number of days).
 */
import { daysBetween } from '../calendar/official-day.ts';
import { accept, refuse, type Result } from '../result.ts';

/** open 待改正 → reported 已报改正、待复查 → closed 已改正; case-proposed 建议立案. */
export const rectificationStates = ['open', 'reported', 'closed', 'case-proposed'] as const;
export type RectificationState = (typeof rectificationStates)[number];

/** What may be done with an order. */
export const rectificationCommands = ['report', 'recheck', 'extend', 'propose-case'] as const;
export type RectificationCommand = (typeof rectificationCommands)[number];

/** An order as the rules see it; days are official days, 'YYYY-MM-DD'. */
export interface RectificationOrder {
  state: RectificationState;
  /** Day of the visit on which it was ordered. */
  orderedOn: string;
  dueOn: string;
}

export interface RectificationRefusal {
  /** `wrong-state`: settled already. The others are about the day in `field`. */
  code: 'wrong-state' | 'in-future' | 'before-visit' | 'not-after-recheck' | 'shorter' | 'not-later' | 'in-past';
  field?: 'correctedOn' | 'on' | 'dueOn';
}

/** What the order becomes; `correctedOn` is set when it was found corrected. */
export interface RectificationChange {
  state: RectificationState;
  dueOn: string;
  correctedOn: string | null;
}

type Decision = Result<RectificationChange, RectificationRefusal>;

/** Whether nothing more is expected of the enterprise: corrected, or handed on as a case. */
export const isSettled = (state: RectificationState): boolean => state === 'closed' || state === 'case-proposed';

/** The commands that the state allows; the days that come with them may still be refused. */
export const allowedRectificationCommands = (state: RectificationState): readonly RectificationCommand[] =>
  isSettled(state) ? [] : rectificationCommands;

/**
 * Days past the last day for correction, judged on the official day `today`; 0 on that day and before it. What is
 * settled is not overdue, and neither is what was reported as corrected: the next step is then the bureau's recheck.
 */
export function overdueDays(order: Pick<RectificationOrder, 'state' | 'dueOn'>, today: string): number {
  return order.state === 'open' ? Math.max(0, daysBetween(order.dueOn, today)) : 0;
}

const wrongState = refuse<RectificationRefusal>({ code: 'wrong-state' });

function wrongDay(
  order: RectificationOrder,
  field: 'correctedOn' | 'on',
  day: string,
  today: string,
): RectificationRefusal | null {
  if (day > today) return { code: 'in-future', field };
  return day < order.orderedOn ? { code: 'before-visit', field } : null;
}

/** The officer collected evidence that it was corrected; further evidence may follow until the recheck. */
export function decideReport(order: RectificationOrder, report: { correctedOn: string }, today: string): Decision {
  if (isSettled(order.state)) return wrongState;
  const wrong = wrongDay(order, 'correctedOn', report.correctedOn, today);
  return wrong ? refuse(wrong) : accept({ state: 'reported', dueOn: order.dueOn, correctedOn: null });
}

/** Outcome of a recheck; `dueOn` of a failed one: the new last day, or null when no further time is given. */
export type RecheckOutcome =
  | { outcome: 'passed'; on: string }
  | { outcome: 'failed'; on: string; dueOn: string | null };

/** Passed closes the order; failed opens it again, with the date it had or one after the recheck. */
export function decideRecheck(order: RectificationOrder, recheck: RecheckOutcome, today: string): Decision {
  if (isSettled(order.state)) return wrongState;
  const wrong = wrongDay(order, 'on', recheck.on, today);
  if (wrong) return refuse(wrong);
  if (recheck.outcome === 'passed') return accept({ state: 'closed', dueOn: order.dueOn, correctedOn: recheck.on });
  if (recheck.dueOn !== null && recheck.dueOn <= recheck.on)
    return refuse<RectificationRefusal>({ code: 'not-after-recheck', field: 'dueOn' });
  if (recheck.dueOn !== null && recheck.dueOn < order.dueOn)
    return refuse<RectificationRefusal>({ code: 'shorter', field: 'dueOn' });
  return accept({ state: 'open', dueOn: recheck.dueOn ?? order.dueOn, correctedOn: null });
}

/** More time: only a later date, and none that has passed already. */
export function decideExtend(order: RectificationOrder, extension: { dueOn: string }, today: string): Decision {
  if (isSettled(order.state)) return wrongState;
  if (extension.dueOn <= order.dueOn) return refuse<RectificationRefusal>({ code: 'not-later', field: 'dueOn' });
  if (extension.dueOn < today) return refuse<RectificationRefusal>({ code: 'in-past', field: 'dueOn' });
  return accept({ state: order.state, dueOn: extension.dueOn, correctedOn: null });
}

/** The proposal to file a case ends the order; the penalty procedure is a matter of cases. */
export function decideProposeCase(order: RectificationOrder): Decision {
  if (isSettled(order.state)) return wrongState;
  return accept({ state: 'case-proposed', dueOn: order.dueOn, correctedOn: null });
}
