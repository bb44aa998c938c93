/** Finds the firm that a ledger means in the register: by code, name, width of brackets, former name, part of the name. */
import { foldName, nameCore, tidyName } from '../enterprise/enterprise-name.ts';

export interface KnownEnterprise {
  creditCode: string;
  name: string;
  formerNames: readonly string[];
}

/** How the firm was found; anything but `exact` is a proposal that a person confirms. */
export type MatchKind = 'exact' | 'name-bracket-width' | 'name-former' | 'name-short';

export type EnterpriseMatch =
  | { found: 'one'; match: MatchKind; enterprise: KnownEnterprise }
  | { found: 'several'; part: string; count: number; candidates: readonly KnownEnterprise[] }
  | { found: 'none' };

export type EnterpriseMatcher = (name: string, creditCode: string) => EnterpriseMatch;

/** More would not help a person to choose. */
const candidateLimit = 20;

export function enterpriseMatcher(register: readonly KnownEnterprise[]): EnterpriseMatcher {
  const byCode = new Map(register.map((enterprise) => [enterprise.creditCode, enterprise]));
  const byName = new Map<string, KnownEnterprise[]>();
  const byFolded = new Map<string, KnownEnterprise[]>();
  const byFormer = new Map<string, KnownEnterprise[]>();
  const foldedNames: { folded: string; enterprise: KnownEnterprise }[] = [];
  for (const enterprise of register) {
    const folded = foldName(enterprise.name);
    push(byName, enterprise.name, enterprise);
    push(byFolded, folded, enterprise);
    foldedNames.push({ folded, enterprise });
    for (const former of enterprise.formerNames) push(byFormer, foldName(former), enterprise);
  }
  const byPart = (text: string): EnterpriseMatch => {
    const part = nameCore(text);
    // One character says nothing: 安 would propose half the register.
    if (part.length < 2) return { found: 'none' };
    const hits = foldedNames.filter((entry) => entry.folded.includes(part)).map((entry) => entry.enterprise);
    return settle(hits, 'name-short', part);
  };
  return (text, creditCode) => {
    const named = byCode.get(creditCode);
    if (named) return { found: 'one', match: 'exact', enterprise: named };
    const { name } = tidyName(text);
    const folded = foldName(name);
    const steps: [MatchKind, KnownEnterprise[] | undefined][] = [
      ['exact', byName.get(name)],
      ['name-bracket-width', byFolded.get(folded)],
      ['name-former', byFormer.get(folded)],
    ];
    for (const [match, hits] of steps) if (hits) return settle(hits, match, name);
    return byPart(name);
  };
}

function settle(hits: readonly KnownEnterprise[], match: MatchKind, part: string): EnterpriseMatch {
  const [only] = hits;
  if (!only) return { found: 'none' };
  if (hits.length === 1) return { found: 'one', match, enterprise: only };
  return { found: 'several', part, count: hits.length, candidates: hits.slice(0, candidateLimit) };
}

function push(map: Map<string, KnownEnterprise[]>, key: string, enterprise: KnownEnterprise): void {
  const list = map.get(key);
  if (list) list.push(enterprise);
  else map.set(key, [enterprise]);
}
