/** What an event is about: its name in words, and the screen that shows it. */
import type { listAuditEvents } from '@liangma/contract/bureaus';
import type { ResponseOf } from '@liangma/contract/endpoint';
import type { Permission } from '@liangma/contract/permissions';
import { translate, translateIfKnown } from '../../messages/translate.ts';

export type AuditEvent = ResponseOf<typeof listAuditEvents>['items'][number];

interface Place {
  permission: Permission;
  /** null: the event does not say enough to find it. */
  path: (event: AuditEvent, id: string) => string | null;
}

const below = (path: string, permission: Permission): Place => ({ permission, path: (_, id) => `${path}/${id}` });
const at = (path: string, permission: Permission): Place => ({ permission, path: () => path });

/** Plans are addressed by their year, which their events carry. */
const plan: Place = {
  permission: 'plan.read',
  path: ({ data }) => (typeof data['year'] === 'number' ? `/plans/${data['year']}` : null),
};

const places: Readonly<Record<string, Place>> = {
  inspection: below('/inspections', 'inspection.read'),
  enterprise: below('/enterprises', 'enterprise.read'),
  matter: below('/matters', 'matter.read'),
  officer: below('/officers', 'officer.read'),
  import: below('/imports', 'import.run'),
  account: below('/settings/accounts', 'account.manage'),
  device: below('/settings/devices', 'device.read'),
  bureau: at('/settings/bureau', 'bureau.read'),
  section: at('/settings/bureau', 'bureau.read'),
  plan,
  'plan-line': plan,
};

/** The address of the subject for somebody with these permissions, or null. */
export function subjectAddress(event: AuditEvent, may: (permission: Permission) => boolean): string | null {
  const place = places[event.subjectKind];
  if (!place || event.subjectId === null || !may(place.permission)) return null;
  return place.path(event, event.subjectId);
}

/** What the event itself says of its subject's name. */
function nameOf({ data }: AuditEvent): string {
  const { name, username, fileName, year, no } = data;
  for (const one of [name, username, fileName]) if (typeof one === 'string' && one !== '') return one;
  if (typeof year !== 'number') return '';
  return typeof no === 'number' ? translate('audit.plan-line-of', { year, no }) : translate('audit.plan-of', { year });
}

/** 企业 示范市红星民爆有限公司 */
export function subjectText(event: AuditEvent): string {
  const kind = translateIfKnown(`audit.subject.${event.subjectKind}`) ?? event.subjectKind;
  return [kind, nameOf(event)].filter(Boolean).join(' ');
}

/** What was done, in words; an action that is not known here is shown as its code. */
export const actionText = (action: string): string => translateIfKnown(`audit.action.${action}`) ?? action;
