import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BaseMetricId } from './base-metrics.ts';
import { compute } from './compute.ts';
import { enforcementSentences, type Sentence } from './report-sentences.ts';
import { countNaively, madeUpInspection, madeUpPlanLine, type MadeUpRecord } from './testing/figures.ts';
import type { CriterionId } from './criteria.ts';

const over = { year: 2025, asOf: '2026-02-25' };

const metricsOf = (inspections: readonly MadeUpRecord[], planned = 12) =>
  compute(countNaively(inspections, planned === 0 ? [] : [madeUpPlanLine(planned)]));
const sentencesOf = (inspections: readonly MadeUpRecord[], planned = 12) =>
  enforcementSentences(metricsOf(inspections, planned), over);
const sentence = (sentences: readonly Sentence[], id: string) => {
  const found = sentences.find((each) => each.id === id);
  if (!found) throw new Error(`no sentence ${id}`);
  return found;
};
const enterprises = (inspections: readonly MadeUpRecord[]) =>
  sentence(sentencesOf(inspections), 'inspections-of-enterprises');
const times = (count: number, made: MadeUpRecord) => Array.from({ length: count }, () => made);

describe('the founding sentence', () => {
  test('twelve inspections by plan, all scanned, give it word for word', () => {
    const { text, used, omitted } = enterprises(times(12, madeUpInspection()));
    expect(text).toBe('全年按照计划依法开展涉企行政检查12次,均按规定落实“扫码入企”。');
    expect(used).toEqual([
      { metric: 'insp.planned_share', value: 100 },
      { metric: 'insp.count.enterprise', value: 12 },
      { metric: 'insp.scan.rate', value: 100 },
    ]);
    expect(omitted).toEqual([]);
  });

  test('one triggered inspection takes “按照计划” out and says so', () => {
    const { text, omitted } = enterprises([
      ...times(11, madeUpInspection()),
      madeUpInspection(['from-plan', 'from-plan-of-year'], ['from-ground']),
    ]);
    expect(text).toBe('全年依法开展涉企行政检查12次,均按规定落实“扫码入企”。');
    expect(omitted).toEqual([
      {
        part: '按照计划',
        reasonZh: '有计划检查占比为91.67%,不是全部检查都按计划开展',
        reasonEn: '91.67 % of the inspections were planned, not all of them',
      },
    ]);
  });

  test('two entries without a scan: the share is written instead of “均”', () => {
    const { text, omitted } = enterprises([
      ...times(10, madeUpInspection()),
      ...times(2, madeUpInspection(['scanned-in-time'])),
    ]);
    expect(text).toBe('全年按照计划依法开展涉企行政检查12次,其中10次按规定落实“扫码入企”,占83.33%。');
    expect(omitted.map((omission) => omission.reasonZh)).toEqual(['应扫码入企12次,已扫码10次,不是全部']);
  });

  test('off-site inspections need no scan: the base of the share is printed', () => {
    const offSite = madeUpInspection(['on-site', 'scanned-in-time'], ['off-site']);
    expect(enterprises([...times(9, madeUpInspection()), ...times(3, offSite)]).text).toBe(
      '全年按照计划依法开展涉企行政检查12次,其中入企现场检查9次,均按规定落实“扫码入企”。',
    );
    expect(enterprises([madeUpInspection(), madeUpInspection(['scanned-in-time']), offSite]).text).toBe(
      '全年按照计划依法开展涉企行政检查3次,其中入企现场检查2次,1次按规定落实“扫码入企”,占50%。',
    );
    expect(enterprises([offSite])).toMatchObject({
      text: '全年按照计划依法开展涉企行政检查1次。',
      omitted: [{ reasonZh: '全部为非现场检查,没有需要扫码的入企检查' }],
    });
  });

  test('nothing scanned, and nothing done, are said plainly', () => {
    expect(enterprises([madeUpInspection(['scanned-in-time'])]).text).toBe(
      '全年按照计划依法开展涉企行政检查1次,未落实“扫码入企”。',
    );
    expect(enterprises([]).text).toBe('全年未开展涉企行政检查。');
    expect(enterprises([madeUpInspection(['object-is-enterprise'])]).text).toBe('全年未开展涉企行政检查。');
  });

  test('a share that only rounds to 100 is neither claimed nor printed', () => {
    const { text } = enterprises([...times(30_000, madeUpInspection()), madeUpInspection(['scanned-in-time'])]);
    expect(text).toBe('全年按照计划依法开展涉企行政检查30001次,其中30000次按规定落实“扫码入企”。');
  });
});

describe('the other sentences', () => {
  test('problems with orders, without orders, and none', () => {
    const withOrder = madeUpInspection([], ['has-findings', 'has-order'], { findings: 3 });
    const withProblem = madeUpInspection([], ['has-findings'], { findings: 2 });
    const problems = (made: MadeUpRecord) => sentence(sentencesOf([made]), 'problems-found');
    expect(problems(withOrder).text).toBe('检查中发现问题3项,发出责令改正通知书1份。');
    expect(problems(withProblem)).toMatchObject({
      text: '检查中发现问题2项。',
      omitted: [{ reasonZh: '本年度没有发出责令改正通知书' }],
    });
    expect(problems(madeUpInspection())).toMatchObject({
      text: '',
      used: [],
      omitted: [{ part: '检查中发现问题……项' }],
    });
  });

  test('completion of the plan may exceed 100 %, and needs a plan', () => {
    const completion = (planned: number) =>
      sentence(sentencesOf(times(13, madeUpInspection()), planned), 'plan-completion');
    expect(completion(12).text).toBe('全年计划检查12家次,实际完成13家次,完成率108.33%。');
    expect(completion(0)).toMatchObject({ text: '', omitted: [{ part: '全年计划检查……家次' }] });
  });
});

describe('no sentence says more than the figures', () => {
  const switchable: CriterionId[] = [
    'finished',
    'record-complete',
    'no-penalty-or-other-act',
    'object-is-enterprise',
    'on-site',
    'scanned-in-time',
    'from-plan',
    'from-plan-of-year',
    'has-findings',
    'has-order',
  ];
  // mostly ordinary inspections, so that "all" and "not all" both come up often
  const inspection = fc
    .tuple(fc.subarray(switchable, { maxLength: 3 }), fc.boolean(), fc.integer({ min: 0, max: 3 }))
    .map(([changed, isOrdinary, findings]) => {
      const off = isOrdinary ? [] : changed;
      const isOn = (id: CriterionId) => changed.includes(id) && !isOrdinary;
      const plus: CriterionId[] = (['has-findings', 'has-order'] as const).filter((id) => isOn(id));
      return madeUpInspection(off, plus, { findings });
    });
  const year = fc.tuple(fc.array(inspection, { maxLength: 15 }), fc.integer({ min: 0, max: 20 }));

  test('every number in a text is the value of a metric it names as used', () => {
    fc.assert(
      fc.property(year, ([inspections, planned]) => {
        for (const { text, parts, used } of sentencesOf(inspections, planned)) {
          const numbers = text.match(/\d+(\.\d+)?/g) ?? [];
          const values = used.map(({ value }) => String(value));
          expect(values).toEqual(expect.arrayContaining(numbers));
          expect(parts.filter((part) => part.metric !== null).map((part) => part.text)).toEqual(numbers);
        }
      }),
    );
  });

  test('“均” only when every entry was scanned, “按照计划” only when every inspection was planned', () => {
    fc.assert(
      fc.property(year, ([inspections, planned]) => {
        const metrics = metricsOf(inspections, planned);
        const value = (id: BaseMetricId) => metrics[id].value;
        const { text } = sentence(enforcementSentences(metrics, over), 'inspections-of-enterprises');
        expect(text.includes('均')).toBe(
          value('insp.scan.count') === value('insp.scan.required') && value('insp.scan.required') !== 0,
        );
        expect(text.includes('按照计划')).toBe(
          value('insp.planned') === value('insp.count') && value('insp.count.enterprise') !== 0,
        );
        expect(text).not.toMatch(/[{}]|—|null|undefined/);
      }),
    );
  });
});

describe('the year that is reported on', () => {
  const metrics = metricsOf(times(3, madeUpInspection()));
  const textsOn = (asOf: string) => enforcementSentences(metrics, { year: 2025, asOf }).map(({ text }) => text);

  test('is called 全年 on its last day and later', () => {
    expect(textsOn('2025-12-31')[0]).toMatch(/^全年按照计划/);
  });

  test('is dated while it runs, and the plan stays that of the whole year', () => {
    const texts = textsOn('2025-11-22');
    expect(texts[0]).toBe('截至11月22日,按照计划依法开展涉企行政检查3次,均按规定落实“扫码入企”。');
    expect(texts.at(-1)).toBe('全年计划检查12家次,截至11月22日实际完成3家次,完成率25%。');
    const [first] = enforcementSentences(metrics, { year: 2025, asOf: '2025-11-22' });
    expect(first?.omitted.map(({ part }) => part)).toContain('全年');
  });

  test('is not written about before it begins', () => {
    expect(textsOn('2024-12-31').every((text) => text === '')).toBe(true);
  });
});
