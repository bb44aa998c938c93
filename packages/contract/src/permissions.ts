/** The one permission table: who may do what. Deny by default: what is not listed here, nobody may. */

/** Roles that the administrator of a bureau gives. */
export const bureauRoles = ['inspector', 'section-head', 'legal', 'leader', 'clerk', 'administrator'] as const;
/** A supervisor reads all bureaus, which nobody of one bureau may hand out: the operator of the server does. */
export const roles = [...bureauRoles, 'supervisor'] as const;
export type Role = (typeof roles)[number];

const everyone: readonly Role[] = roles;
const office: readonly Role[] = ['section-head', 'legal', 'leader', 'clerk', 'administrator'];

export const permissions = {
  'bureau.read': everyone,
  'bureau.edit': ['administrator'],
  'account.manage': ['administrator'],
  'officer.read': everyone,
  'officer.edit': ['clerk', 'legal', 'administrator'],
  'enterprise.read': everyone,
  'enterprise.edit': ['clerk', 'section-head', 'administrator'],
  'matter.read': everyone,
  'matter.edit': ['legal', 'administrator'],
  'plan.read': everyone,
  'plan.edit': ['clerk', 'section-head', 'legal', 'administrator'],
  'plan.approve': ['leader'],
  'import.run': ['clerk', 'section-head', 'legal', 'administrator'],
  'inspection.read': everyone,
  'inspection.prepare': ['inspector', 'section-head', 'clerk'],
  'inspection.approve': ['leader'],
  'inspection.carry-out': ['inspector', 'section-head'],
  /**
   * Hands in what a tablet holds, and its evidence. Whoever made it may hold another role by now: what the role does not
   * allow is held for a person, so that it is not lost.
   */
  'field.deliver': bureauRoles,
  /** Decides commands of tablets that the rules refused. */
  'conflict.resolve': ['section-head', 'leader'],
  'device.manage': ['administrator'],
  /** Sees the tablets, and what they owe. */
  'device.read': ['section-head', 'leader', 'clerk', 'administrator'],
  /** Says of promised work that will not come what became of it. */
  'promise.settle': ['section-head', 'leader', 'administrator'],
  /** Declares numbers void that a tablet will not use any more. */
  'number.void': ['clerk', 'administrator'],
  'statistics.read': everyone,
  'report.write': [...office, 'supervisor'],
  'audit.read': ['legal', 'administrator', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether an account with these roles holds the permission. */
export function may(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return held.some((role) => allowed.includes(role));
}
