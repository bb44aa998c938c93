/** A bureau's own values: each with a reason, none for wordings and minimums that a document fixes. */
import { accept, refuse, type Result } from '../result.ts';
import type { RuleEntry, RuleKey, RulePack, RuleSource, RuleValues } from './rule-pack.ts';

export type RuleOverride = { [Key in RuleKey]: { key: Key; value: RuleValues[Key]; reason: string } }[RuleKey];

export interface OverrideRefusal {
  code: 'rule-pack/reason-missing' | 'rule-pack/entry-locked' | 'rule-pack/set-twice';
  params: { key: RuleKey };
}

const ownSetting: RuleSource = { kind: 'house', document: '本单位设置' };

/**
 * The pack with the bureau's values in it; all are taken or none is.
 * Refusals: no reason, an entry that is locked by its document, or the same entry set twice.
 */
export function applyOverrides(pack: RulePack, overrides: readonly RuleOverride[]): Result<RulePack, OverrideRefusal> {
  const seen = new Set<RuleKey>();
  let rules = pack.rules;
  for (const { key, value, reason } of overrides) {
    const entry: RuleEntry<unknown> = rules[key];
    if (entry.isLocked) return refuse({ code: 'rule-pack/entry-locked', params: { key } });
    if (reason.trim() === '') return refuse({ code: 'rule-pack/reason-missing', params: { key } });
    if (seen.has(key)) return refuse({ code: 'rule-pack/set-twice', params: { key } });
    seen.add(key);
    rules = { ...rules, [key]: { value, source: ownSetting, overrideReason: reason.trim() } };
  }
  return accept({ ...pack, rules });
}
