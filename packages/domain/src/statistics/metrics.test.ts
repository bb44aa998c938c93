import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compute, formatFigure, ratio } from './compute.ts';
import { criteria, type CriterionId } from './criteria.ts';
import { explain } from './explain.ts';
import { baseMetricIds, criteriaOf, isMetricId, metricIds, metricOf, ratioMetricIds, ratioMetrics } from './metrics.ts';
import { countNaively, madeUpInspection, madeUpPlanLine, ruleR9 } from './testing/figures.ts';

const criterionIds = Object.keys(criteria) as CriterionId[];

describe('the catalogue', () => {
  test('every metric has a name, a unit and a definition in both languages, and its criteria fit its population', () => {
    for (const id of metricIds) {
      const metric = metricOf(id);
      for (const text of [metric.nameZh, metric.nameEn, metric.unitZh, metric.unitEn]) expect(text).not.toBe('');
      expect(metric.definitionZh.length).toBeGreaterThan(5);
      expect(metric.definitionEn.length).toBeGreaterThan(5);
    }
    for (const id of baseMetricIds) {
      const metric = metricOf(id);
      const ownerOf = metric.kind !== 'ratio' && metric.population === 'plan-line' ? 'plan-line' : 'inspection';
      for (const criterion of criteriaOf(id, ruleR9)) expect(criteria[criterion].population).toBe(ownerOf);
    }
  });

  test('every criterion is used by some metric and says why a record is and is not counted', () => {
    const used = new Set(metricIds.flatMap((id) => criteriaOf(id, ruleR9)));
    expect([...used].toSorted()).toEqual(criterionIds.toSorted());
    for (const id of criterionIds) expect(criteria[id].metZh).not.toBe(criteria[id].notMetZh);
  });

  test('names are recognised', () => {
    expect(isMetricId('insp.count.enterprise')).toBe(true);
    expect(isMetricId('insp.ranking')).toBe(false);
    expect(isMetricId('toString')).toBe(false);
  });
});

describe('counting rule R9', () => {
  test('a visit that led to a penalty is a visit but not an inspection of the yearly table', () => {
    const rule = { ...ruleR9, penaltiesExcluded: false };
    const visits = [madeUpInspection(), madeUpInspection(['no-penalty-or-other-act'])];
    expect(countNaively(visits, [])['insp.visits'].value).toBe(2);
    expect(countNaively(visits, [])['insp.count'].value).toBe(1);
    expect(countNaively(visits, [], rule)['insp.count'].value).toBe(2);
  });

  test('switching the record rule off leaves the number of records alone', () => {
    const rule = { ...ruleR9, completeRecordOnly: false };
    const visits = [madeUpInspection(['record-complete'])];
    expect(countNaively(visits, [], rule)['insp.count'].value).toBe(1);
    expect(countNaively(visits, [], rule)['insp.records'].value).toBe(0);
  });

  test('the explanation names each criterion, met or not', () => {
    const missing: CriterionId = 'no-penalty-or-other-act';
    const explanation = explain('insp.count', (criterion) => criterion !== missing, ruleR9);
    expect(explanation.isCounted).toBe(false);
    expect(explanation.reasons.map((reason) => reason.isMet)).toEqual([true, true, true, true, false]);
    expect(explanation.reasons.at(-1)?.zh).toContain('行政处罚');
    expect(explain('insp.count', () => true, ruleR9).isCounted).toBe(true);
  });

  test('what is not closed is said to be that, and not to be closed in another year', () => {
    const open = explain('insp.count', (id) => id !== 'finished' && id !== 'finished-in-year', ruleR9);
    expect(open.isCounted).toBe(false);
    expect(open.reasons.filter((reason) => !reason.isMet).map((reason) => reason.zh)).toEqual(['检查尚未办结']);
    const late = explain('insp.count', (id) => id !== 'finished-in-year', ruleR9);
    expect(late.reasons.filter((reason) => !reason.isMet).map((reason) => reason.zh)).toEqual([
      '办结日期不在本统计年度内',
    ]);
  });
});

describe('figures from records', () => {
  const inspection = fc.record({
    meets: fc.subarray(criterionIds),
    object: fc.constantFrom('A', 'B', 'C'),
    officers: fc.integer({ min: 2, max: 4 }),
    findings: fc.integer({ min: 0, max: 3 }),
  });

  test('parts never exceed the whole, and ratios stay between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(inspection), (inspections) => {
        const metrics = compute(countNaively(inspections, [madeUpPlanLine(12)]));
        const value = (id: (typeof baseMetricIds)[number]) => metrics[id].value ?? -1;
        expect(value('insp.objects')).toBeLessThanOrEqual(value('insp.visits'));
        expect(value('insp.count')).toBeLessThanOrEqual(value('insp.visits'));
        expect(value('insp.count.enterprise')).toBeLessThanOrEqual(value('insp.count'));
        expect(value('insp.scan.count')).toBeLessThanOrEqual(value('insp.scan.required'));
        expect(value('insp.scan.required')).toBeLessThanOrEqual(value('insp.count.enterprise'));
        for (const id of ratioMetricIds.filter((ratioId) => ratioId !== 'plan.done_rate')) {
          const share = metrics[id].value ?? 0;
          expect(share >= 0 && share <= 100).toBe(true);
          expect(metrics[id].records).toBe(metrics[ratioMetrics[id].denominator].records);
        }
      }),
    );
  });

  test('units come from the catalogue, and no share exists of nothing', () => {
    const metrics = compute(countNaively([], []));
    expect(metrics['insp.count.enterprise']).toEqual({ value: 0, unit: '次', records: 0 });
    expect(metrics['insp.scan.rate']).toEqual({ value: null, unit: '%', records: 0 });
    expect(formatFigure(metrics['insp.scan.rate'].value)).toBe('—');
  });
});

describe('ratio', () => {
  test('half is rounded up, at two decimals', () => {
    expect(ratio(1, 3)).toBe(33.33);
    expect(ratio(2, 3)).toBe(66.67);
    expect(ratio(1, 8)).toBe(12.5);
    expect(ratio(1, 20_000)).toBe(0.01);
    expect(ratio(1, 20_001)).toBe(0);
    expect(ratio(13, 12)).toBe(108.33);
    expect(ratio(0, 0)).toBeNull();
    expect(() => ratio(-1, 2)).toThrow(RangeError);
    expect(() => ratio(0.5, 2)).toThrow(RangeError);
  });

  test('is never further than half a hundredth from the exact share', () => {
    const count = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 10_000_000 }), (part, whole) => {
        const hundredths = BigInt(Math.round((ratio(part, whole) ?? 0) * 100));
        const twiceError = 2n * (hundredths * BigInt(whole) - BigInt(part) * 10_000n);
        expect(twiceError > -BigInt(whole) && twiceError <= BigInt(whole)).toBe(true);
      }),
    );
  });
});
