import { describe, expect, it } from 'vitest';
import { groundKinds, inspectionTypes, typesOfGround } from './inspection.ts';
import { isAssignable, ruleCodes, rulesAtEntry, rulesBeforeApproval, type RuleFinding } from './rules.ts';
import { ruleText, ruleTexts } from './rule-texts.ts';
import { facts, inspection, officer, visit } from './testing/samples.ts';

const brief = (found: RuleFinding[]) => found.map(({ rule, severity, code }) => `${rule} ${severity} ${code}`);
const before = (core = inspection(), known = facts()) => brief(rulesBeforeApproval(core, known));
const unplanned = (kind: (typeof groundKinds)[number], type: (typeof inspectionTypes)[number]) =>
  inspection({ type, ground: { kind, documentNo: '示转〔2026〕3号', note: '' }, planLineId: null });
const [matter] = facts().matters;
if (!matter) throw new Error('the sample has a matter');

describe('rules before approval', () => {
  it('have nothing against a proper inspection', () => {
    expect(before()).toEqual([]);
  });

  it('R01: the body must be announced', () => {
    const bureau = { announcedOn: null, kind: 'organ', hasEntrustment: false } as const;
    expect(before(inspection(), facts({ bureau }))).toEqual(['R01 block bureau-not-announced']);
    const on = (announcedOn: string) => before(inspection(), facts({ bureau: { ...bureau, announcedOn } }));
    expect(on('2026-06-16')).toEqual(['R01 block bureau-not-announced']);
    expect(on('2026-06-15')).toEqual([]);
  });

  it('R02: an entrusted body needs its letter, others do not', () => {
    const bureau = { announcedOn: '2025-03-01', kind: 'entrusted', hasEntrustment: false } as const;
    expect(before(inspection(), facts({ bureau }))).toEqual(['R02 block entrustment-missing']);
    expect(before(inspection(), facts({ bureau: { ...bureau, hasEntrustment: true } }))).toEqual([]);
  });

  it('R03: a matter must be published and in force on the first planned day', () => {
    const on = (publishedOn: string | null, withdrawnOn: string | null) =>
      before(inspection(), facts({ matters: [{ ...matter, publishedOn, withdrawnOn }] }));
    expect(on(null, null)).toEqual(['R03 block matter-not-published']);
    expect(on('2026-06-16', null)).toEqual(['R03 block matter-not-published']);
    expect(on('2026-06-15', null)).toEqual([]);
    expect(on('2025-01-15', '2026-06-15')).toEqual(['R03 block matter-not-published']);
    expect(on('2025-01-15', '2026-06-16')).toEqual([]);
  });

  it('R03: an inspection has at least one matter', () => {
    expect(before(inspection({ matterIds: [] }), facts({ matters: [] }))).toContain('R03 block no-matter');
  });

  it('R06: a planned inspection needs an approved line of the year about one of its matters', () => {
    const line = {
      planLineId: 'line-1',
      matterId: 'matter-1',
      year: 2026,
      planState: 'approved',
      quantity: null,
      started: 0,
    } as const;
    expect(before(inspection({ planLineId: null }), facts({ planLine: null }))).toEqual(['R06 block not-in-plan']);
    expect(before(inspection(), facts({ planLine: line }))).toEqual([]);
    for (const planState of ['draft', 'submitted'] as const)
      expect(before(inspection(), facts({ planLine: { ...line, planState } }))).toEqual([
        'R06 block plan-not-approved',
      ]);
    expect(before(inspection(), facts({ planLine: { ...line, matterId: 'matter-2' } }))).toEqual([
      'R06 block plan-line-other-matter',
    ]);
    expect(before(inspection(), facts({ planLine: { ...line, year: 2025 } }))).toEqual([
      'R06 block plan-line-other-year',
    ]);
  });

  it('R06: without a plan the ground needs the number of its document', () => {
    const known = facts({ planLine: null });
    expect(before(unplanned('complaint', 'case'), known)).toEqual([]);
    for (const documentNo of [null, '', '  ']) {
      const core = inspection({ type: 'case', ground: { kind: 'complaint', documentNo, note: '' }, planLineId: null });
      expect(before(core, known)).toEqual(['R06 block ground-without-document']);
    }
  });

  it.each(groundKinds.flatMap((kind) => inspectionTypes.map((type) => ({ kind, type }))))(
    'R06: whether ground $kind leads to type $type',
    ({ kind, type }) => {
      const core = kind === 'plan' ? inspection({ type }) : unplanned(kind, type);
      const expected = typesOfGround[kind].includes(type) ? [] : ['R06 block ground-other-type'];
      expect(before(core)).toEqual(expected);
    },
  );

  it('R12: an inspection on site says why it cannot be done otherwise', () => {
    expect(before(inspection(), facts({ onSiteReason: ' ' }))).toEqual(['R12 block off-site-reason-missing']);
    expect(before(inspection({ mode: 'off-site' }), facts({ onSiteReason: '' }))).toEqual([]);
  });

  it('R13: at the cap of the body the next visit is blocked, on an exempt ground it is not', () => {
    const visits = [visit({ inspectionId: 'a' }), visit({ inspectionId: 'b' })];
    const [found] = rulesBeforeApproval(inspection(), facts({ visits }));
    expect(found).toMatchObject({
      rule: 'R13',
      severity: 'block',
      code: 'cap-reached',
      params: { count: 2, limit: 2 },
      source: '示政办发〔2026〕1号',
    });
    expect(before(unplanned('complaint', 'case'), facts({ visits, planLine: null }))).toEqual([]);
    expect(before(unplanned('own-special', 'special'), facts({ visits, planLine: null }))).toEqual([
      'R13 block cap-reached',
    ]);
    expect(before(inspection(), facts({ visits, cap: { limit: null, source: '' } }))).toEqual([]);
    expect(before(inspection(), facts({ visits: visits.slice(1) }))).toEqual([]);
  });

  it('R13: a matter has its own cap', () => {
    const matters = [{ ...matter, cap: { limit: 1, source: '清单' } }];
    const known = facts({ matters, visits: [visit()], cap: { limit: null, source: '' } });
    expect(before(inspection(), known)).toEqual(['R13 block matter-cap-reached']);
    expect(before(inspection(), { ...known, visits: [visit({ matterIds: ['matter-2'] })] })).toEqual([]);
    expect(before(unplanned('recheck', 'case'), { ...known, planLine: null })).toEqual([]);
  });

  it('R14: the third exempt visit of a year needs a reason', () => {
    const visits = ['a', 'b'].map((inspectionId) => visit({ inspectionId, groundKind: 'complaint' }));
    const core = unplanned('complaint', 'case');
    expect(before(core, facts({ visits, planLine: null }))).toEqual(['R14 warn exempt-visits-frequent']);
    expect(before(core, facts({ visits: visits.slice(1), planLine: null }))).toEqual([]);
    expect(before(inspection(), facts({ visits }))).toEqual([]);
  });

  it('R15: visits within the window of the bureau should be merged', () => {
    const near = (day: string, mergeWindowDays: number | null) =>
      before(inspection(), facts({ visits: [visit({ day })], mergeWindowDays }));
    expect(near('2026-06-01', 14)).toEqual(['R15 warn other-visit-near']);
    expect(near('2026-06-29', 14)).toEqual(['R15 warn other-visit-near']);
    expect(near('2026-05-31', 14)).toEqual([]);
    expect(near('2026-06-15', null)).toEqual([]);
  });

  it('R17: at least two different officers', () => {
    const one = facts({ officers: [officer()] });
    expect(before(inspection({ officerIds: ['officer-1'] }), one)).toEqual(['R17 block fewer-than-two-officers']);
    expect(before(inspection({ officerIds: ['officer-1', 'officer-1'] }), one)).toEqual([
      'R17 block fewer-than-two-officers',
    ]);
  });

  it('R17: each officer may inspect on that day', () => {
    const second = (more: Parameters<typeof officer>[0]) =>
      before(inspection(), facts({ officers: [officer(), officer({ officerId: 'officer-2', ...more })] }));
    expect(second({})).toEqual([]);
    expect(second({ validUntil: null })).toEqual([]);
    expect(second({ validUntil: '2026-06-15' })).toEqual([]);
    for (const more of [
      { validUntil: '2026-06-14' },
      { status: 'suspended' },
      { status: 'cancelled' },
      { certificateKind: 'supervision' },
    ] as const)
      expect(second(more)).toEqual(['R17 block certificate-not-valid']);
    expect(isAssignable(officer(), '2031-01-01')).toBe(false);
  });

  it('R20: a deregistered enterprise is not inspected; what is no enterprise asks for a reason', () => {
    const enterprise = { name: '示范市测试有限公司', isActive: false, isEnterprise: true };
    expect(before(inspection(), facts({ enterprise }))).toEqual(['R20 block enterprise-not-active']);
    expect(before(inspection(), facts({ enterprise: { ...enterprise, isActive: true, isEnterprise: false } }))).toEqual(
      ['R40 warn not-an-enterprise'],
    );
  });
});

describe('rules at the entry', () => {
  const enter = (day: string, known = facts(), core = inspection({ state: 'approved' })) =>
    brief(rulesAtEntry(core, known, day));

  it('R22: the day must lie in the approved window, first and last day included', () => {
    expect(enter('2026-06-14')).toEqual(['R22 block outside-window']);
    expect(enter('2026-06-15')).toEqual([]);
    expect(enter('2026-06-19')).toEqual([]);
    expect(enter('2026-06-20')).toEqual(['R22 block outside-window']);
  });

  it('R17: a certificate that ran out between approval and entry blocks', () => {
    const known = facts({ officers: [officer(), officer({ officerId: 'officer-2', validUntil: '2026-06-16' })] });
    expect(enter('2026-06-16', known)).toEqual([]);
    expect(enter('2026-06-17', known)).toEqual(['R17 block certificate-not-valid']);
  });

  it('R13: over New Year the cap of the new year holds', () => {
    const core = inspection({ state: 'approved', plannedFrom: '2026-12-28', plannedUntil: '2027-01-08' });
    const visits = [visit({ inspectionId: 'a', day: '2027-01-02' }), visit({ inspectionId: 'b', day: '2027-01-03' })];
    expect(enter('2026-12-31', facts({ visits }), core)).toEqual([]);
    expect(enter('2027-01-04', facts({ visits }), core)).toEqual(['R13 block cap-reached']);
    expect(enter('2027-01-04', facts({ visits: visits.slice(1) }), core)).toEqual([]);
  });
});

describe('words of the rules', () => {
  it.each(ruleCodes)('%s is said in both languages, every blank filled', (code) => {
    const names = (text: string) => [...new Set(text.match(/(?<=\{)\w+(?=\})/g))].toSorted();
    expect(names(ruleTexts[code].en)).toEqual(names(ruleTexts[code].zh));
    const params = Object.fromEntries(names(ruleTexts[code].zh).map((name) => [name, 7]));
    const found: RuleFinding = { rule: 'R00', severity: 'block', code, params, source: '国办发〔2024〕54号' };
    expect(ruleText(found, 'zh')).toMatch(/^[^{]+（依据：国办发〔2024〕54号）$/);
    expect(ruleText(found, 'en')).toMatch(/^[^{]+ \(basis: 国办发〔2024〕54号\)$/);
  });
});

describe('the planned time and the plan line', () => {
  it('a window that is over cannot be approved any more', () => {
    expect(before(inspection(), facts({ today: '2027-01-01' }))).toContain('R10 block window-past');
    expect(before(inspection(), facts({ today: inspection().plannedUntil }))).toEqual([]);
  });

  it('one visit more than the line promises needs a reason', () => {
    const line = { planLineId: 'line-1', matterId: 'matter-1', year: 2026, planState: 'published' } as const;
    expect(before(inspection(), facts({ planLine: { ...line, quantity: 4, started: 3 } }))).toEqual([]);
    expect(before(inspection(), facts({ planLine: { ...line, quantity: 4, started: 4 } }))).toEqual([
      'R06 warn plan-line-used-up',
    ]);
    expect(before(inspection(), facts({ planLine: { ...line, quantity: null, started: 9 } }))).toEqual([]);
  });
});
