/** An enterprise that changes its name stays findable by the old one. */
import { foldName } from '@liangma/domain/enterprise/enterprise-name';

/**
 * Former names after the present name became `name`. A name that differs in width, case or spaces only is the same name.
 * @param more former names that are known from elsewhere, for example from an imported list
 */
export function formerNamesAfter(
  before: { name: string; formerNames: readonly string[] },
  name: string,
  more: readonly string[] = [],
): string[] {
  const present = foldName(name);
  const kept = new Map<string, string>();
  for (const former of [...before.formerNames, before.name, ...more]) {
    const folded = foldName(former);
    if (folded !== present && folded !== '' && !kept.has(folded)) kept.set(folded, former);
  }
  return [...kept.values()];
}
