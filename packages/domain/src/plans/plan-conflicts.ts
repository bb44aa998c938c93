/**
 * Conflicts of a plan that are found at the desk in March, not at the gate in October: a minimum that the cap forbids, a
 * matter that may not be carried out, a line that promises nothing that could be kept or checked.
 */

/** A line with what must be known to judge it. Frequencies are visits to one object a year. */
export interface PlanLineFacts {
  lineId: string;
  lineNo: number;
  matterName: string;
  /** The matter has a published version in force. */
  isMatterPublished: boolean;
  matterCap: number | null;
  /** Least number of visits that the list of matters demands. */
  matterMinimum: number | null;
  /** Objects, or visits, that the line promises; null: the text names no number. */
  quantity: number | null;
  frequencyMin: number | null;
  frequencyMax: number | null;
  lineCap: number | null;
  months: readonly number[];
  /** Active firms of the register that the matter can concern; null: not known. */
  objects: number | null;
}

export type PlanConflictCode =
  | 'no-lines'
  | 'minimum-exceeds-cap'
  | 'matter-not-published'
  | 'no-quantity'
  | 'no-months'
  | 'more-than-objects';

export interface PlanConflict {
  lineId: string;
  lineNo: number;
  code: Exclude<PlanConflictCode, 'no-lines'>;
  /** `block`: the plan cannot be handed in; `warn`: shown. */
  severity: 'block' | 'warn';
  params: Record<string, string | number>;
}

type CapHolder = 'bureau' | 'matter' | 'line';

function lowestCap(line: PlanLineFacts, bureauCap: number | null): { cap: number; holder: CapHolder } | null {
  const caps: [CapHolder, number | null][] = [
    ['bureau', bureauCap],
    ['matter', line.matterCap],
    ['line', line.lineCap],
  ];
  let lowest: { cap: number; holder: CapHolder } | null = null;
  for (const [holder, cap] of caps) if (cap !== null && (lowest === null || cap < lowest.cap)) lowest = { cap, holder };
  return lowest;
}

/**
 * A line whose own minimum is above the lowest cap cannot be carried out: inspections from a plan are bound by the cap
 * (国办发〔2024〕54号). Where only the list of matters demands more than the cap allows, the desk can merely point it out.
 */
function minimumConflict(line: PlanLineFacts, lowest: { cap: number; holder: CapHolder }) {
  const params = { matter: line.matterName, cap: lowest.cap, holder: lowest.holder };
  if (line.frequencyMin !== null && line.frequencyMin > lowest.cap)
    return { severity: 'block' as const, params: { ...params, minimum: line.frequencyMin } };
  if (line.matterMinimum !== null && line.matterMinimum > lowest.cap)
    return { severity: 'warn' as const, params: { ...params, minimum: line.matterMinimum } };
  return null;
}

/** Most visits that the objects allow, null when their number is not known. */
function mostVisits(line: PlanLineFacts, cap: number | null): number | null {
  if (line.objects === null) return null;
  const limits = [line.frequencyMax, cap].filter((limit) => limit !== null);
  return line.objects * (limits.length > 0 ? Math.min(...limits) : (line.frequencyMin ?? 1));
}

/**
 * Conflicts of one line.
 * @param bureauCap cap per body, enterprise and year; null: none is published
 */
export function conflictsOfLine(line: PlanLineFacts, bureauCap: number | null): PlanConflict[] {
  const found: PlanConflict[] = [];
  const add = (code: PlanConflict['code'], severity: PlanConflict['severity'], params: PlanConflict['params'] = {}) =>
    found.push({ lineId: line.lineId, lineNo: line.lineNo, code, severity, params });

  if (!line.isMatterPublished) add('matter-not-published', 'block', { matter: line.matterName });
  const lowest = lowestCap(line, bureauCap);
  const minimum = lowest && minimumConflict(line, lowest);
  if (minimum) add('minimum-exceeds-cap', minimum.severity, minimum.params);
  if (line.quantity === null) add('no-quantity', 'warn', { matter: line.matterName });
  if (line.months.length === 0) add('no-months', 'warn', { matter: line.matterName });
  const most = mostVisits(line, lowest?.cap ?? null);
  if (most !== null && line.quantity !== null && line.quantity > most)
    add('more-than-objects', 'warn', {
      matter: line.matterName,
      quantity: line.quantity,
      objects: line.objects ?? 0,
      most,
    });
  return found;
}

/** Conflicts of all lines, in their order. */
export function conflictsOfPlan(lines: readonly PlanLineFacts[], bureauCap: number | null): PlanConflict[] {
  return lines.flatMap((line) => conflictsOfLine(line, bureauCap));
}
