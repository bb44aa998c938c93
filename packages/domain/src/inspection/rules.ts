/**
 * The rules that block an inspection or ask for a reason, each with its number (R01–R40 of the rule table) and source.
 * `block`: the step is refused. `warn`: a reason must be given; it is kept with the inspection.
 */
import { daysBetween, yearOf } from '../calendar/official-day.ts';
import { useOfCap, type Cap, type CapUse, type YearVisit } from './cap.ts';
import { typesOfGround, type GroundKind, type InspectionCore } from './inspection.ts';

export type Severity = 'block' | 'warn';

export interface RuleFinding {
  /** Number in the rule table, for example 'R17'. */
  rule: string;
  severity: Severity;
  /** Message code; texts are in rule-texts.ts. */
  code: RuleCode;
  params: Record<string, string | number>;
  /** Law and article, or document number, that the rule comes from. */
  source: string;
}

export const ruleCodes = [
  'bureau-not-announced',
  'entrustment-missing',
  'matter-not-published',
  'no-matter',
  'not-in-plan',
  'ground-without-document',
  'ground-other-type',
  'plan-not-approved',
  'plan-line-other-year',
  'plan-line-other-matter',
  'cap-reached',
  'matter-cap-reached',
  'exempt-visits-frequent',
  'other-visit-near',
  'fewer-than-two-officers',
  'certificate-not-valid',
  'off-site-reason-missing',
  'enterprise-not-active',
  'not-an-enterprise',
  'outside-window',
  'window-past',
  'plan-line-used-up',
  'approver-is-preparer',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

export interface OfficerFact {
  officerId: string;
  name: string;
  certificateNo: string;
  /** Only 行政执法证 allows to inspect; 执法监督证 does not. */
  certificateKind: 'enforcement' | 'supervision';
  status: 'valid' | 'suspended' | 'cancelled';
  /** Last valid day, or null when the certificate carries none. */
  validUntil: string | null;
}

export interface MatterFact {
  matterId: string;
  name: string;
  publishedOn: string | null;
  withdrawnOn: string | null;
  cap: Cap;
}

export interface PlanLineFact {
  planLineId: string;
  matterId: string;
  year: number;
  planState: 'draft' | 'submitted' | 'approved' | 'published';
  /** Visits that the line promises; null: it names no number. */
  quantity: number | null;
  /** Other inspections on this line that are waiting for approval or further. */
  started: number;
}

/** What the rules need to know; gathered from the database by the store. */
export interface InspectionFacts {
  /** Official day on which the rules are asked. */
  today: string;
  bureau: { announcedOn: string | null; kind: 'organ' | 'authorised' | 'entrusted'; hasEntrustment: boolean };
  enterprise: { name: string; isActive: boolean; isEnterprise: boolean };
  matters: readonly MatterFact[];
  officers: readonly OfficerFact[];
  planLine: PlanLineFact | null;
  /** All visits of this bureau to this enterprise in the calendar year that is judged, without this one. */
  visits: readonly YearVisit[];
  /** Cap per body, enterprise and year. */
  cap: Cap;
  exemptGrounds: readonly GroundKind[];
  /** Days within which two visits should be merged; house setting, null: not asked. */
  mergeWindowDays: number | null;
  /** Why it cannot be done off site (R12). */
  onSiteReason: string;
}

const document54 = '国办发〔2024〕54号';
const answers2025 = '司法部办公厅问题解答(2025-04-18)';

function finding(
  rule: string,
  severity: Severity,
  code: RuleCode,
  source: string,
  params: Record<string, string | number> = {},
): RuleFinding {
  return { rule, severity, code, params, source };
}

/** Whether the officer may inspect on that day (行政处罚法 art. 42; 司办通〔2020〕78号). */
export function isAssignable(officer: Omit<OfficerFact, 'officerId' | 'name' | 'certificateNo'>, day: string): boolean {
  const inTerm = officer.validUntil === null || officer.validUntil >= day;
  return officer.certificateKind === 'enforcement' && officer.status === 'valid' && inTerm;
}

function officerRules(inspection: InspectionCore, facts: InspectionFacts, day: string): RuleFinding[] {
  const found: RuleFinding[] = [];
  const source = '行政处罚法第四十二条';
  if (new Set(inspection.officerIds).size < 2) found.push(finding('R17', 'block', 'fewer-than-two-officers', source));
  for (const officer of facts.officers) {
    if (!isAssignable(officer, day)) {
      found.push(
        finding('R17', 'block', 'certificate-not-valid', source, {
          name: officer.name,
          certificateNo: officer.certificateNo,
          day,
        }),
      );
    }
  }
  return found;
}

function bodyRules(facts: InspectionFacts, day: string): RuleFinding[] {
  const found: RuleFinding[] = [];
  const { announcedOn } = facts.bureau;
  if (announcedOn === null || announcedOn > day)
    found.push(finding('R01', 'block', 'bureau-not-announced', document54));
  if (facts.bureau.kind === 'entrusted' && !facts.bureau.hasEntrustment)
    found.push(finding('R02', 'block', 'entrustment-missing', '行政处罚法第二十条、第二十一条'));
  return found;
}

function matterRules(inspection: InspectionCore, facts: InspectionFacts, day: string): RuleFinding[] {
  const found: RuleFinding[] = [];
  if (inspection.matterIds.length === 0) found.push(finding('R03', 'block', 'no-matter', document54));
  for (const matter of facts.matters) {
    const inForce =
      matter.publishedOn !== null &&
      matter.publishedOn <= day &&
      (matter.withdrawnOn === null || matter.withdrawnOn > day);
    if (!inForce) found.push(finding('R03', 'block', 'matter-not-published', document54, { matter: matter.name }));
  }
  return found;
}

function groundRules(inspection: InspectionCore, facts: InspectionFacts, day: string): RuleFinding[] {
  const { ground } = inspection;
  const found: RuleFinding[] = [];
  if (!typesOfGround[ground.kind].includes(inspection.type))
    found.push(finding('R06', 'block', 'ground-other-type', answers2025));
  if (ground.kind !== 'plan') {
    const hasDocument = ground.documentNo !== null && ground.documentNo.trim() !== '';
    if (!hasDocument) found.push(finding('R06', 'block', 'ground-without-document', document54));
    return found;
  }
  const line = facts.planLine;
  if (line === null) return [...found, finding('R06', 'block', 'not-in-plan', document54)];
  if (line.year !== yearOf(day))
    found.push(finding('R06', 'block', 'plan-line-other-year', document54, { year: line.year, day }));
  if (line.planState === 'draft' || line.planState === 'submitted')
    found.push(finding('R06', 'block', 'plan-not-approved', document54));
  if (!inspection.matterIds.includes(line.matterId))
    found.push(finding('R06', 'block', 'plan-line-other-matter', document54));
  if (line.quantity !== null && line.started >= line.quantity)
    found.push(
      finding('R06', 'warn', 'plan-line-used-up', document54, { quantity: line.quantity, started: line.started }),
    );
  return found;
}

/** Caps of the enterprise (R13) and of each matter; exempt grounds are counted and shown but not bound by them. */
export function capUse(facts: InspectionFacts): CapUse {
  return useOfCap(facts.visits, facts.cap, facts.exemptGrounds);
}

function capRules(inspection: InspectionCore, facts: InspectionFacts, day: string): RuleFinding[] {
  const found: RuleFinding[] = [];
  const isExempt = facts.exemptGrounds.includes(inspection.ground.kind);
  const body = capUse(facts);
  if (!isExempt && body.isReached)
    found.push(
      finding('R13', 'block', 'cap-reached', body.source, { count: body.counted.length, limit: body.limit ?? 0 }),
    );
  for (const matter of facts.matters) {
    const same = facts.visits.filter((visit) => visit.matterIds.includes(matter.matterId));
    const use = useOfCap(same, matter.cap, facts.exemptGrounds);
    if (!isExempt && use.isReached)
      found.push(
        finding('R13', 'block', 'matter-cap-reached', use.source, {
          matter: matter.name,
          count: use.counted.length,
          limit: use.limit ?? 0,
        }),
      );
  }
  if (isExempt && body.exempt.length >= 2)
    found.push(finding('R14', 'warn', 'exempt-visits-frequent', document54, { count: body.exempt.length }));
  if (facts.mergeWindowDays !== null) {
    const near = [...body.counted, ...body.exempt].find(
      (visit) => Math.abs(daysBetween(visit.day, day)) <= (facts.mergeWindowDays ?? 0),
    );
    if (near) found.push(finding('R15', 'warn', 'other-visit-near', document54, { day: near.day }));
  }
  return found;
}

function enterpriseRules(inspection: InspectionCore, facts: InspectionFacts): RuleFinding[] {
  const found: RuleFinding[] = [];
  if (!facts.enterprise.isActive)
    found.push(finding('R20', 'block', 'enterprise-not-active', '登记状态:注销', { name: facts.enterprise.name }));
  if (!facts.enterprise.isEnterprise)
    found.push(finding('R40', 'warn', 'not-an-enterprise', answers2025, { name: facts.enterprise.name }));
  if (inspection.mode === 'on-site' && facts.onSiteReason.trim() === '')
    found.push(finding('R12', 'block', 'off-site-reason-missing', document54));
  return found;
}

/** Approval comes before the inspection (R10): a time that is over cannot be approved any more. */
function windowRules(inspection: InspectionCore, facts: InspectionFacts): RuleFinding[] {
  const { plannedUntil: until } = inspection;
  if (until >= facts.today) return [];
  return [finding('R10', 'block', 'window-past', document54, { until, day: facts.today })];
}

/** Everything that speaks against preparing or approving the inspection, on the first planned day. */
export function rulesBeforeApproval(inspection: InspectionCore, facts: InspectionFacts): RuleFinding[] {
  const day = inspection.plannedFrom;
  return [
    ...bodyRules(facts, day),
    ...windowRules(inspection, facts),
    ...matterRules(inspection, facts, day),
    ...groundRules(inspection, facts, day),
    ...officerRules(inspection, facts, day),
    ...enterpriseRules(inspection, facts),
    ...capRules(inspection, facts, day),
  ];
}

/** Account ids of who prepared the inspection and who is about to approve it. */
export interface FourEyes {
  preparedBy: string;
  approver: string;
}

/** The head who approves is not the one who prepared (R10; a house rule of internal control, not of a statute). */
export function rulesOfFourEyes({ preparedBy, approver }: FourEyes): RuleFinding[] {
  return preparedBy === approver ? [finding('R10', 'block', 'approver-is-preparer', '内部控制(四眼原则)')] : [];
}

/**
 * What speaks against entering on `day`: certificates are judged again, and the approved window must hold (R17, R22).
 * When the window reaches over New Year and the visit falls into the other year, the caps of that year are judged too;
 * `facts.visits` must then be those of that year.
 */
export function rulesAtEntry(inspection: InspectionCore, facts: InspectionFacts, day: string): RuleFinding[] {
  const found = officerRules(inspection, facts, day);
  if (day < inspection.plannedFrom || day > inspection.plannedUntil)
    found.push(
      finding('R22', 'block', 'outside-window', document54, {
        from: inspection.plannedFrom,
        until: inspection.plannedUntil,
        day,
      }),
    );
  else if (yearOf(day) !== yearOf(inspection.plannedFrom))
    found.push(...capRules(inspection, facts, day).filter((rule) => rule.rule === 'R13'));
  return found;
}
