/**
 * Rule packs (规则包): figures, lists and wordings that differ from place to place, as data with their source.
 * A pack is the national default, changed by the overlay of a place, changed by overrides that a bureau gives reasons for.
 * A figure that no document fixes nationally is null or a house rule (`kind: 'house'`), never presented as law.
 */
import type { GroundKind } from '../inspection/inspection.ts';

/** Where an entry comes from. `house`: our own default, which a bureau may set as it likes. */
export interface RuleSource {
  kind: 'law' | 'regulation' | 'rule' | 'document' | 'house';
  /** Title of the law or document, Chinese. */
  document: string;
  /** Document number, for example 国办发〔2024〕54号. */
  number?: string;
  /** Article, for example 第五十五条第一款. */
  article?: string;
}

export interface RuleEntry<Value> {
  value: Value;
  source: RuleSource;
  /** Wording that is fixed by a document: a bureau may not override it. */
  isLocked?: true;
  /** What a user should know about the value, Chinese. */
  note?: string;
  /** Why the bureau set another value than the pack; only after `applyOverrides`. */
  overrideReason?: string;
}

/** One of the five bans (严禁) with the must-nots (不得) inside it. */
export interface Ban {
  zh: string;
  en: string;
  mustNots: readonly { zh: string; en: string }[];
}

/** A right or duty of the inspected enterprise, in our own words, with its article. */
export interface PartyRule {
  zh: string;
  en: string;
  source: RuleSource;
}

/** Term for registering a visit afterwards that could not be scanned at the door (R23). */
export interface LateRegistration {
  amount: number;
  unit: 'calendar-days' | 'working-days';
}

/** Every value that the life cycle, the notice and the count take from a pack. */
export interface RuleValues {
  /** Visits of one body to one enterprise in a year; null: the authorities have published none (R13). */
  'cap.perYear': number | null;
  /** Grounds that the cap does not bind; their visits are counted and shown all the same (R13). */
  'cap.exemptGrounds': readonly GroundKind[];
  /** Hours after the start of an urgent visit within which the approval is made up (R11). */
  'approval.urgentHours': number;
  /** Hours after which the approver is reminded (R11). */
  'approval.urgentReminderHours': number;
  'entry.lateRegistration': LateRegistration | null;
  /** Whether an urgent visit must be scanned before the officers leave; null: no local rule. */
  'entry.urgentScan': 'before-leaving' | null;
  /** Officers with valid certificates on a visit, at least (R17). */
  'officers.minimum': number;
  /** Working days within which the result is told to the enterprise (R29). */
  'result.toldWithinWorkingDays': number;
  /** Days before and after a visit in which another one should be merged with it (R15). */
  'visits.mergeWindowDays': number | null;
  /** 五个严禁、八个不得 (R24). */
  bans: readonly Ban[];
  rights: readonly PartyRule[];
  duties: readonly PartyRule[];
  /** R9: only visits with a full record enter the yearly count. */
  'counting.completeRecordOnly': boolean;
  /** R9: visits after which a penalty or another act was made are counted under that act instead. */
  'counting.penaltiesExcluded': boolean;
  /** Whether sole traders and farmers' cooperatives enter the count of enterprises. */
  'counting.soleTradersAsEnterprises': boolean;
}

export type RuleKey = keyof RuleValues;
export type RuleEntries = { [Key in RuleKey]: RuleEntry<RuleValues[Key]> };

export interface RulePack {
  id: string;
  /** Every decision records id and version of the pack it used. */
  version: string;
  nameZh: string;
  nameEn: string;
  rules: RuleEntries;
}

/** How inspections are counted; part of a pack, and printed with every figure. */
export interface CountingRule {
  completeRecordOnly: boolean;
  penaltiesExcluded: boolean;
  soleTradersAsEnterprises: boolean;
}

/** The counting rule of a pack. */
export function countingRuleOf(pack: RulePack): CountingRule {
  return {
    completeRecordOnly: pack.rules['counting.completeRecordOnly'].value,
    penaltiesExcluded: pack.rules['counting.penaltiesExcluded'].value,
    soleTradersAsEnterprises: pack.rules['counting.soleTradersAsEnterprises'].value,
  };
}

/** A source as it is cited on pages and in documents, for example 《…意见》(国办发〔2024〕54号). */
export function citation(source: RuleSource): string {
  const title = source.kind === 'house' ? source.document : `《${source.document}》`;
  return `${title}${source.article ?? ''}${source.number === undefined ? '' : `(${source.number})`}`;
}
