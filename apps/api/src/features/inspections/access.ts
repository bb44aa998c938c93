/** Who may do what with an inspection, beside the permissions of the role: carrying it out is for those sent. */
import type { InspectionView } from '@liangma/contract/inspections';
import { may, type Permission } from '@liangma/contract/permissions';
import { allowedCommands, type InspectionCommand, type InspectionCore } from '@liangma/domain/inspection/inspection';
import type { Actor, Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';

type AllowedCommand = InspectionView['allowedCommands'][number];

const permissionOf: Record<InspectionCommand, Permission> = {
  submit: 'inspection.prepare',
  approve: 'inspection.approve',
  return: 'inspection.approve',
  cancel: 'inspection.prepare',
  enter: 'inspection.carry-out',
  record: 'inspection.carry-out',
  tell: 'inspection.carry-out',
  close: 'inspection.carry-out',
};

/** The officers that are sent, and heads of sections, who can stand in for them. */
export function isSent(actor: Actor, core: InspectionCore): boolean {
  const isOfficer = actor.officerId !== null && core.officerIds.includes(actor.officerId);
  return isOfficer || actor.roles.includes('section-head');
}

export const notSentText = {
  zh: '只有本次检查的执法人员或科室负责人可以进行此操作',
  en: 'Only the officers of this inspection or a head of section may do this',
};

/** Throws session/forbidden for everybody who is neither sent on the inspection nor head of a section. */
export function refuseUnlessSent(ctx: Ctx, core: InspectionCore): void {
  if (ctx.actor && isSent(ctx.actor, core)) return;
  throw new ProblemException('session/forbidden', { detail: notSentText[ctx.language ?? 'zh'] });
}

/** Commands that state, role and assignment allow the reader; the rules may still refuse them. */
export function commandsFor(ctx: Ctx, core: InspectionCore): AllowedCommand[] {
  const { actor } = ctx;
  if (!actor) return [];
  const allowed = allowedCommands(core.state).filter((command) => {
    const permission = permissionOf[command];
    return may(actor.roles, permission) && (permission !== 'inspection.carry-out' || isSent(actor, core));
  });
  return allowed.includes('submit') ? ['edit', ...allowed] : allowed;
}
