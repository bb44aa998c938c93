/** What waits for the account, by its roles; kinds of which nothing waits are left out. */
import { getTodo as endpoint, type TodoView } from '@liangma/contract/bureaus';
import { may, type Permission, type Role } from '@liangma/contract/permissions';
import { addDays, officialDay } from '@liangma/domain/calendar/official-day';
import type { Actor, Tx } from '../../db/scope.ts';
import { query } from '../../http/route.ts';
import {
  bureauNotAnnounced,
  certificatesExpiring,
  commandsHeld,
  hasNoOpenOrder,
  importsToConfirm,
  inspectionsWaiting,
  mattersUnpublished,
  ordersOverdue,
  ordersToRecheck,
  plansWaiting,
  type Share,
  type Waiting,
} from './todo-store.ts';

/** House setting, no legal term: renewing a certificate takes the province some weeks. */
const renewalDays = 60;

type Kind = TodoView['items'][number]['kind'];

/** The clerk watches over the whole bureau, a head over the section, an inspector over the own visits. */
const shareOf = (actor: Actor): Share => ({
  isWholeBureau: actor.roles.includes('clerk'),
  accountId: actor.accountId,
  officerId: actor.officerId,
  sectionId: actor.roles.includes('section-head') ? actor.sectionId : null,
});

async function readTodo(tx: Tx, bureauId: string, actor: Actor, today: string): Promise<TodoView> {
  const items: TodoView['items'] = [];
  const add = async (kind: Kind, waiting: Promise<Waiting>) => {
    const { count, examples } = await waiting;
    if (count > 0) items.push({ kind, count, examples });
  };
  const can = (permission: Permission) => may(actor.roles, permission);
  const is = (...roles: Role[]) => roles.some((role) => actor.roles.includes(role));
  const share = shareOf(actor);
  const ofBureau = { ...share, isWholeBureau: true };

  if (can('inspection.approve'))
    await add(
      'inspection-to-approve',
      inspectionsWaiting(tx, bureauId, ofBureau, (eb) => eb('state', '=', 'submitted')),
    );
  if (can('plan.approve')) await add('plan-to-approve', plansWaiting(tx, bureauId, 'submitted'));
  if (can('inspection.prepare'))
    await add(
      'inspection-returned',
      inspectionsWaiting(tx, bureauId, share, (eb) => eb('state', '=', 'returned')),
    );
  if (can('inspection.carry-out')) {
    await add(
      'inspection-today',
      inspectionsWaiting(tx, bureauId, share, (eb) =>
        eb.or([
          eb.and([eb('state', '=', 'approved'), eb('planned_from', '<=', today), eb('planned_until', '>=', today)]),
          eb.and([eb('state', '=', 'entered'), eb('visit_on', '>=', today)]),
        ]),
      ),
    );
    await add(
      'inspection-overdue',
      inspectionsWaiting(tx, bureauId, share, (eb) =>
        eb.or([
          eb.and([eb('state', '=', 'approved'), eb('planned_until', '<', today)]),
          // entered on an earlier day, and the record is still missing
          eb.and([eb('state', '=', 'entered'), eb('visit_on', '<', today)]),
        ]),
      ),
    );
    await add(
      'result-to-tell',
      inspectionsWaiting(tx, bureauId, share, (eb) => eb('state', '=', 'recorded')),
    );
    await add('order-overdue', ordersOverdue(tx, bureauId, share, today));
    await add('order-to-recheck', ordersToRecheck(tx, bureauId, share));
    await add(
      'inspection-to-close',
      inspectionsWaiting(tx, bureauId, share, (eb) => eb.and([eb('state', '=', 'told'), hasNoOpenOrder(eb)])),
    );
  }
  if (can('conflict.resolve')) await add('held-command', commandsHeld(tx, bureauId));
  if (is('clerk', 'administrator')) await add('plan-to-publish', plansWaiting(tx, bureauId, 'approved'));
  if (can('import.run')) await add('import-to-confirm', importsToConfirm(tx, bureauId));
  if (is('clerk', 'legal')) await add('matters-unpublished', mattersUnpublished(tx, bureauId));
  if (can('officer.edit'))
    await add('certificate-expiring', certificatesExpiring(tx, bureauId, addDays(today, renewalDays)));
  if (can('bureau.edit')) await add('bureau-not-announced', bureauNotAnnounced(tx, bureauId));
  return { items };
}

export const getTodo = query(endpoint, async (tx, ctx) =>
  ctx.actor ? readTodo(tx, ctx.bureauId, ctx.actor, officialDay(ctx.now)) : { items: [] },
);
