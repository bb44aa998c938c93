import type { Role } from '@liangma/contract/permissions';
import { useLanguage, useT } from '../../messages/use-t.ts';

/** The roles of an account in words. */
export function RoleNames({ roles }: { roles: readonly Role[] }) {
  const t = useT();
  const separator = useLanguage() === 'zh-CN' ? '、' : ', ';
  return roles.map((role) => t(`people.role.${role}`)).join(separator);
}
