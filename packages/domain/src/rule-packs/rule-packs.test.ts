import { describe, expect, test } from 'vitest';
import { groundKinds } from '../inspection/inspection.ts';
import { nationalPack } from './national.ts';
import { applyOverlay, overlays } from './overlays.ts';
import { applyOverrides } from './overrides.ts';
import { citation, countingRuleOf, type RuleEntry } from './rule-pack.ts';

const entriesOf = (rules: object): [string, RuleEntry<unknown>][] => Object.entries(rules);

describe('national pack', () => {
  test('five bans hold eight must-nots, each worded as a ban or must-not', () => {
    const { bans } = { bans: nationalPack.rules.bans.value };
    expect(bans).toHaveLength(5);
    expect(bans.flatMap((ban) => ban.mustNots)).toHaveLength(8);
    expect(bans.every((ban) => ban.zh.startsWith('严禁'))).toBe(true);
    expect(bans.flatMap((ban) => ban.mustNots).every((mustNot) => mustNot.zh.startsWith('不得'))).toBe(true);
  });

  test('every entry names a source; a law is cited with its article, a document of the State Council with its number', () => {
    for (const [, entry] of entriesOf(nationalPack.rules)) {
      expect(entry.source.document).not.toBe('');
      expect(entry.source.kind === 'law' ? entry.source.article : 'not a law').toBeDefined();
    }
    expect(citation(nationalPack.rules.bans.source)).toBe(
      '《国务院办公厅关于严格规范涉企行政检查的意见》(国办发〔2024〕54号)',
    );
    expect(nationalPack.rules.rights.value.map((right) => citation(right.source))).toContain(
      '《中华人民共和国行政处罚法》第五十五条第一款',
    );
  });

  test('what no national document fixes is null or a house rule', () => {
    const { rules } = nationalPack;
    expect(rules['cap.perYear'].value).toBeNull();
    expect(rules['entry.lateRegistration'].value).toBeNull();
    expect(rules['approval.urgentHours']).toMatchObject({ value: 24, source: { kind: 'house' } });
    expect(rules['result.toldWithinWorkingDays']).toMatchObject({ value: 5, source: { kind: 'house' } });
  });

  test('the cap binds inspections by plan and own special ones, and no other ground', () => {
    const exempt = nationalPack.rules['cap.exemptGrounds'].value;
    expect(groundKinds.filter((kind) => !exempt.includes(kind))).toEqual(['plan', 'own-special', 'ledger']);
  });
});

describe('overlays', () => {
  test('a place changes only what its document says, and the version names both', () => {
    for (const overlay of overlays) {
      const pack = applyOverlay(nationalPack, overlay);
      expect(pack.id).toBe(overlay.id);
      expect(pack.version).toContain(nationalPack.version);
      for (const [, entry] of entriesOf(overlay.changes)) expect(entry.source.number).toBeDefined();
      const changed = Object.keys(overlay.changes);
      for (const [key, entry] of entriesOf(nationalPack.rules)) {
        const now = entriesOf(pack.rules).find(([name]) => name === key)?.[1];
        expect(now === entry).toBe(!changed.includes(key));
      }
    }
  });

  test('late registration: 10 calendar days in Shenzhen, 3 working days in Chongqing', () => {
    const late = (id: string) =>
      overlays.find((overlay) => overlay.id === id)?.changes['entry.lateRegistration']?.value;
    expect(late('shenzhen')).toEqual({ amount: 10, unit: 'calendar-days' });
    expect(late('chongqing')).toEqual({ amount: 3, unit: 'working-days' });
  });
});

describe('overrides of a bureau', () => {
  test('a value with a reason is taken and remembered as the bureau’s own', () => {
    const answer = applyOverrides(nationalPack, [
      { key: 'cap.perYear', value: 2, reason: '本市公布的频次上限' },
      { key: 'counting.penaltiesExcluded', value: false, reason: '本省报表要求计入' },
    ]);
    const pack = answer.ok ? answer.value : nationalPack;
    expect(pack.rules['cap.perYear']).toMatchObject({ value: 2, overrideReason: '本市公布的频次上限' });
    expect(countingRuleOf(pack)).toEqual({
      completeRecordOnly: true,
      penaltiesExcluded: false,
      soleTradersAsEnterprises: true,
    });
    expect(nationalPack.rules['cap.perYear'].value).toBeNull();
  });

  test('no reason, a locked wording, and the same entry twice are refused', () => {
    const cap = { key: 'cap.perYear', value: 2, reason: '本市公布' } as const;
    expect(applyOverrides(nationalPack, [{ ...cap, reason: ' ' }])).toMatchObject({
      refusal: { code: 'rule-pack/reason-missing', params: { key: 'cap.perYear' } },
    });
    expect(applyOverrides(nationalPack, [{ key: 'bans', value: [], reason: '版面不够' }])).toMatchObject({
      refusal: { code: 'rule-pack/entry-locked' },
    });
    expect(applyOverrides(nationalPack, [cap, cap])).toMatchObject({ refusal: { code: 'rule-pack/set-twice' } });
  });
});
