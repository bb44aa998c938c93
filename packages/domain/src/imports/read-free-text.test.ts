/** Numbers, money, telephones, penalties, caps, quantities, frequencies and months in free text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCap, readMinimum } from './read-cap.ts';
import { readFrequency } from './read-frequency.ts';
import { readMonths } from './read-months.ts';
import { chineseNumber, readAmounts, readCount } from './read-number.ts';
import { readPenalty } from './read-penalty.ts';
import { readPhone } from './read-phone.ts';
import { readQuantity } from './read-quantity.ts';

describe('numbers', () => {
  it.each([
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['贰万叁仟', 23_000],
    ['十万', 100_000],
    ['两千三百四十五万', 23_450_000],
    ['家', null],
    ['', null],
  ])('%s is %s', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });

  it.each([
    ['12', 12],
    ['12家', 12],
    ['1,234 户', 1234],
    ['１２３', 123],
    ['十二家', 12],
    ['12.0', 12],
    ['约12家', null],
    ['-3', null],
    ['', null],
  ])('the count %j is %s', (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  it('reads back every amount of yuan and fen exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (fen) => {
        const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        expect(readAmounts(`罚款${yuan}元`, false).map((amount) => amount.fen)).toEqual([fen]);
        expect(readAmounts(yuan, true).map((amount) => amount.fen)).toEqual([fen]);
      }),
    );
  });
});

describe('penalties', () => {
  it.each([
    ['罚款2万元', 2_000_000, null, ['罚款']],
    ['罚款1.15万元', 1_150_000, null, ['罚款']],
    ['罚款人民币贰万伍仟元整', 2_500_000, null, ['罚款']],
    ['20,000', 2_000_000, null, ['罚款']],
    ['警告', null, null, ['警告']],
    ['警告并处罚款5000元', 500_000, null, ['警告', '罚款']],
    ['没收违法所得3000元,罚款1万元', 1_000_000, 300_000, ['罚款', '没收违法所得']],
  ])('%s', (text, amountFen, confiscatedFen, kinds) => {
    expect(readPenalty(text)).toEqual({ docNo: null, amountFen, confiscatedFen, kinds, isUnderstood: true });
  });

  it('keeps the number of the decision out of the amount', () => {
    expect(readPenalty('示工信罚〔2024〕15号,罚款5000元')).toMatchObject({
      docNo: '示工信罚〔2024〕15号',
      amountFen: 500_000,
    });
    expect(readPenalty('示工信罚〔2024〕15号')).toMatchObject({ amountFen: null, isUnderstood: false });
  });

  it.each(['', '无', '/', '—', '不予处罚'])('%j is no penalty', (text) => {
    expect(readPenalty(text)).toBeNull();
  });
});

describe('telephones', () => {
  it.each([
    ['163-0000-1525', '16300001525', null],
    ['+86 163 0000 1525', '16300001525', null],
    ['0733-1234567', '0733-1234567', null],
    ['(0733)1234567', '0733-1234567', null],
    ['16300001525、16300001526', '16300001525;16300001526', null],
    ['１６３００００１５２５', '16300001525', 'phone-fullwidth'],
    ['1.54E+10', '', 'phone-scientific'],
    ['无', '', null],
    ['见附件', '见附件', 'phone-not-understood'],
    ['163000015', '163000015', 'phone-not-understood'],
  ])('%s', (text, phone, kind) => {
    expect(readPhone(text)).toEqual({ phone, kind });
  });
});

describe('caps and minimums of matters', () => {
  it.each([
    ['每年不超过4次', 4],
    ['1', 1],
    ['2次/年', 2],
    ['≤3次', 3],
    ['每半年不超过1次', 2],
    ['每季度1次', 4],
    ['每年1-2次', 2],
    ['一年最多两次', 2],
    ['', null],
    ['不限', null],
    ['每三年1次', null],
  ])('the cap %j is %s a year', (text, cap) => {
    expect(readCap(text).capPerYear).toBe(cap);
  });

  it('says when a cap is not understood, and reads caps by class', () => {
    expect(readCap('视情').isUnderstood).toBe(false);
    expect(readCap('每三年1次').isUnderstood).toBe(false);
    expect(readCap('A级不超过1次,B级不超过2次').capByClass).toEqual({ A: 1, B: 2 });
  });

  it.each([
    ['每月不少于1次', 12],
    ['每年至少2次', 2],
    ['每三年至少1次', null],
    ['', null],
  ])('the minimum %j is %s a year', (text, minimum) => {
    expect(readMinimum(text)).toBe(minimum);
  });
});

describe('quantities', () => {
  it.each([
    ['约60家', { total: 60, isApproximate: true }],
    ['60余家企业', { total: 60, isApproximate: true }],
    ['生产企业三家', { total: 3 }],
    ['规上企业1,200户', { total: 1200, unit: '户' }],
    ['企业50家,随机抽取约8家', { total: 8, base: 50, isApproximate: true }],
    ['企业33家,按比例10%抽取', { total: 4, base: 33, ratioPercent: 10 }],
    ['按20%比例随机抽取', { total: null, ratioPercent: 20 }],
    [
      '重点5家、一般10家',
      {
        total: 15,
        parts: [
          { what: '重点', n: 5 },
          { what: '一般', n: 10 },
        ],
      },
    ],
  ])('%s', (text, expected) => {
    expect(readQuantity(text)).toMatchObject(expected);
  });

  it('rounds a share up to whole firms, never beyond all of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 100 }), (base, percent) => {
        const total = readQuantity(`企业${base}家,按比例${percent}%抽取`)?.total ?? -1;
        expect(total * 100).toBeGreaterThanOrEqual(base * percent);
        expect((total - 1) * 100).toBeLessThan(base * percent);
        expect(total).toBeLessThanOrEqual(base);
      }),
    );
  });

  it.each(['根据线索确定', '', '全市企业', '5月检查'])('%j holds none', (text) => {
    expect(readQuantity(text)).toBeNull();
  });
});

describe('frequencies', () => {
  it.each([
    ['每年1次', 1, 1, null],
    ['每家每年1次,上限4次', 1, 1, 4],
    ['每季度1次', 4, 4, null],
    ['每半年一次', 2, 2, null],
    ['2次/年', 2, 2, null],
    ['1～2次/年', 1, 2, null],
    ['1次', 1, 1, null],
    ['每年至少2次', 2, null, null],
    ['不超过2次', null, 2, 2],
  ])('%s', (text, min, max, capPerYear) => {
    expect(readFrequency(text)).toEqual({ frequency: { min, max, per: 'year' }, capPerYear });
  });

  it.each(['视情', '', '每两年1次', '按需'])('%j holds none', (text) => {
    expect(readFrequency(text)).toEqual({ frequency: null, capPerYear: null });
  });
});

describe('months', () => {
  it.each([
    ['2025年3月-5月', [3, 4, 5], null],
    ['3月、6月、9月', [3, 6, 9], null],
    ['3、6、9月', [3, 6, 9], null],
    ['三月至五月', [3, 4, 5], null],
    ['一、二季度', [1, 2, 3, 4, 5, 6], null],
    ['第二季度至第三季度', [4, 5, 6, 7, 8, 9], null],
    ['下半年', [7, 8, 9, 10, 11, 12], null],
    ['10月底前完成', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], null],
    ['9月起', [9, 10, 11, 12], null],
    ['每季度', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], null],
    ['3月检查4家;5-6月检查6家', [3, 5, 6], { '3': 4, '5-6': 6 }],
  ])('%s', (text, months, perPeriod) => {
    expect(readMonths(text)).toEqual({ months, perPeriod });
  });

  it.each(['适时开展', '', '13月', '11-2月'])('%j names none', (text) => {
    expect(readMonths(text).months).toBeNull();
  });

  it('names months of the year only, in order and once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789月-、,季度一二三四前后起检查家')) }),
        (text) => {
          const months = readMonths(text).months ?? [];
          expect(months.every((month) => Number.isInteger(month) && month >= 1 && month <= 12)).toBe(true);
          expect([...new Set(months)].sort((a, b) => a - b)).toEqual([...months]);
        },
      ),
    );
  });
});
