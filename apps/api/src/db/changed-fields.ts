/** What a change did, for the audit log: fields that differ, each as [before, after]. */
import { canonical } from '@liangma/domain/text/canonical';

/** Fields of `after` that differ from `before`. */
export function changedFields<T extends object>(before: T, after: Partial<T>): Record<string, [unknown, unknown]> {
  const changed: Record<string, [unknown, unknown]> = {};
  for (const [name, value] of Object.entries(after)) {
    const old: unknown = Reflect.get(before, name);
    if (canonical(old) !== canonical(value)) changed[name] = [old, value];
  }
  return changed;
}
