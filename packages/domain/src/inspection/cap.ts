/**
 * The cap (频次上限): how often one body may inspect one enterprise in a year, and which visits use it up.
 * Visits on exempt grounds are counted and shown, but the cap does not bind them (国办发〔2024〕54号; R13).
 */
import type { GroundKind, InspectionState } from './inspection.ts';

/** One visit of this body to this enterprise in the year, carried out or already approved. */
export interface YearVisit {
  inspectionId: string;
  state: InspectionState;
  groundKind: GroundKind;
  matterIds: readonly string[];
  /** Day of the visit, or the first planned day when it has not taken place. */
  day: string;
}

/** A cap with where it comes from; `null` limit: no cap is published. */
export interface Cap {
  limit: number | null;
  source: string;
}

export interface CapUse {
  limit: number | null;
  source: string;
  /** Visits that use the cap up. */
  counted: YearVisit[];
  /** Visits that are exempt from it by their ground. */
  exempt: YearVisit[];
  /** Whether one more visit on a ground that is not exempt would exceed the cap. */
  isReached: boolean;
}

const notVisits: readonly InspectionState[] = ['draft', 'returned', 'cancelled'];

/**
 * Sorts the year's visits into those that use the cap up and those that are exempt.
 * @param exemptGrounds grounds that the rule pack exempts
 */
export function useOfCap(visits: readonly YearVisit[], cap: Cap, exemptGrounds: readonly GroundKind[]): CapUse {
  const real = visits.filter((visit) => !notVisits.includes(visit.state));
  const exempt = real.filter((visit) => exemptGrounds.includes(visit.groundKind));
  const counted = real.filter((visit) => !exemptGrounds.includes(visit.groundKind));
  return {
    limit: cap.limit,
    source: cap.source,
    counted,
    exempt,
    isReached: cap.limit !== null && counted.length >= cap.limit,
  };
}

const carriedOut: readonly InspectionState[] = ['entered', 'recorded', 'told', 'closed'];

/**
 * The visits that have really taken place up to a day, exempt ones included: what notices and code pages tell the
 * enterprise. Visits that are only arranged use the cap up, but nobody has come yet.
 */
export function visitsMadeBy(visits: readonly YearVisit[], day: string): YearVisit[] {
  return visits.filter((visit) => carriedOut.includes(visit.state) && visit.day <= day);
}
