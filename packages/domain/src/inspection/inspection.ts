/** What an inspection (行政检查) is: its states, types and grounds, and the facts that its rules look at. */

/**
 * draft 拟制 → submitted 待审批 → approved 已批准 → entered 已入企 → recorded 已记录 → told 已告知 → closed 已办结;
 * returned 退回 goes back to the desk, cancelled 已取消 ends an inspection that was never carried out.
 */
export const inspectionStates = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'entered',
  'recorded',
  'told',
  'closed',
  'cancelled',
] as const;
export type InspectionState = (typeof inspectionStates)[number];

/** 日常检查 / 个案检查 / 专项检查 (司法部办公厅 问题解答, 2025-04-18). */
export const inspectionTypes = ['daily', 'case', 'special'] as const;
export type InspectionType = (typeof inspectionTypes)[number];

/** 检查来由 that an inspection may be prepared on: the plan, or a ground of a case or special inspection. */
export const choosableGrounds = [
  'plan',
  'complaint',
  'referral',
  'monitoring',
  'enterprise-request',
  'recheck',
  'own-special',
  'superior-special',
] as const;

/** `ledger`: taken over from a hand-kept ledger, which tells no ground. */
export const groundKinds = [...choosableGrounds, 'ledger'] as const;
export type GroundKind = (typeof groundKinds)[number];

/**
 * Which types a ground may lead to: 个案检查 comes from complaints, referrals, monitoring data and requests, 专项检查 from
 * its deployment, and neither is made by calling it otherwise (司法部办公厅 问题解答, 2025-04-18).
 */
export const typesOfGround: Readonly<Record<GroundKind, readonly InspectionType[]>> = {
  plan: ['daily', 'special'],
  complaint: ['case'],
  referral: ['case'],
  monitoring: ['case'],
  'enterprise-request': ['case'],
  recheck: ['daily', 'case', 'special'],
  'own-special': ['special'],
  'superior-special': ['special'],
  ledger: ['daily', 'case', 'special'],
};

export const inspectionModes = ['on-site', 'off-site'] as const;
export type InspectionMode = (typeof inspectionModes)[number];

export interface Ground {
  kind: GroundKind;
  /** Number of the complaint, the referral or the superior's document; required for every kind but `plan`. */
  documentNo: string | null;
  note: string;
}

/** Reasons to go in without a scan; each is shown to the supervisor. */
export const exceptionReasons = ['emergency', 'no-network', 'system-down', 'refused', 'no-phone-zone'] as const;
export type ExceptionReason = (typeof exceptionReasons)[number];

/** `ledger`: a hand-kept ledger says that a code was scanned, but not which. */
export const entryWays = ['inspection-code', 'enterprise-code', 'exception', 'ledger'] as const;
export type EntryWay = (typeof entryWays)[number];

/** The part of an inspection that decides what may happen next. */
export interface InspectionCore {
  state: InspectionState;
  type: InspectionType;
  ground: Ground;
  mode: InspectionMode;
  planLineId: string | null;
  enterpriseId: string;
  matterIds: readonly string[];
  officerIds: readonly string[];
  /** First day on which the visit is planned, 'YYYY-MM-DD'. */
  plannedFrom: string;
  /** Last day of the approved time window, 'YYYY-MM-DD'. */
  plannedUntil: string;
  /** Names of assistants and experts, fixed before the visit. */
  assistants: readonly string[];
}

/** Which state a command leads to; commands that are not listed for a state are refused. */
const transitions = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
  cancel: { from: ['draft', 'submitted', 'returned', 'approved'], to: 'cancelled' },
  enter: { from: ['approved'], to: 'entered' },
  record: { from: ['entered'], to: 'recorded' },
  tell: { from: ['recorded'], to: 'told' },
  close: { from: ['told'], to: 'closed' },
} as const satisfies Record<string, { from: readonly InspectionState[]; to: InspectionState }>;

export type InspectionCommand = keyof typeof transitions;

/** The commands that the state allows; the rules may still refuse them. */
export function allowedCommands(state: InspectionState): InspectionCommand[] {
  return (Object.keys(transitions) as InspectionCommand[]).filter((command) => isAllowed(state, command));
}

/** Whether the state alone allows the command. */
export function isAllowed(state: InspectionState, command: InspectionCommand): boolean {
  const from: readonly InspectionState[] = transitions[command].from;
  return from.includes(state);
}

/** The state after the command. */
export function stateAfter(command: InspectionCommand): InspectionState {
  return transitions[command].to;
}
