import { nationalPack } from '@liangma/domain/rule-packs/national';
import { describe, expect, test } from 'vitest';
import { forbiddenCharacters, spoiltName } from '../testing/forbidden-characters.ts';
import { inspectionNotice, type InspectionNoticeView } from './inspection-notice.ts';
import { officialPunctuation } from './official-punctuation.ts';
import { readWord } from './testing/read-word.ts';

const { bans, rights, duties } = nationalPack.rules;
const view: InspectionNoticeView = {
  number: '示工信检通〔2025〕12号',
  bureauName: '示范市工业和信息化局',
  entrustedBy: null,
  addressee: { name: '示范市星火民爆器材有限公司(东区)<分>', creditCode: '91430200MA4L16XQ7B' },
  typeLabel: '日常检查',
  originLabel: '2025年度涉企行政检查计划第3项',
  matters: [
    { name: '民用爆炸物品销售企业监督检查', basis: '《民用爆炸物品安全管理条例》第四条' },
    { name: '节能监察', basis: '《节约能源法》第十二条' },
  ],
  methodLabel: '现场检查',
  from: '2025-06-03',
  until: '2025-06-05',
  place: '示范市东区解放路18号',
  officers: [
    { name: '张三', certificateNo: '18020101001' },
    { name: '李四', certificateNo: '18020101002' },
  ],
  assistants: [],
  visitsThisYear: 1,
  cap: 2,
  isExemptFromCap: false,
  materials: ['购销台账'],
  complaintPhone: '0000-0000000',
  issuedOn: '2025-05-28',
  bans: bans.value,
  rights: rights.value,
  duties: duties.value,
};
const textOf = async (changed: Partial<InspectionNoticeView> = {}) =>
  readWord(await inspectionNotice({ ...view, ...changed })).paragraphs.join('\n');

describe('the notice of inspection', () => {
  test('names body, number, enterprise as registered, matters with basis, officers with certificates, time and place', async () => {
    const text = await textOf();
    for (const expected of [
      '示范市工业和信息化局',
      '示工信检通〔2025〕12号',
      '示范市星火民爆器材有限公司(东区)<分>',
      '91430200MA4L16XQ7B',
      '1.民用爆炸物品销售企业监督检查  依据《民用爆炸物品安全管理条例》第四条',
      '2.节能监察',
      officialPunctuation('张三(执法证号18020101001)、李四(执法证号18020101002)'),
      '2025年6月3日至2025年6月5日',
      '示范市东区解放路18号',
      '2025年5月28日',
    ]) {
      expect(text).toContain(expected);
    }
  });

  test('prints five bans, eight must-nots, and each right with its article', async () => {
    const text = await textOf();
    for (const ban of bans.value) {
      expect(text).toContain(ban.zh);
      for (const mustNot of ban.mustNots) expect(text).toContain(mustNot.zh);
    }
    for (const right of rights.value) expect(text).toContain(officialPunctuation(right.zh));
    expect(text).toContain('《行政处罚法》第五十五条第一款');
    expect(text).toContain('国办发〔2024〕54号');
  });

  test('says how often this year: under a cap, without a cap, outside the cap', async () => {
    expect(await textOf()).toContain(officialPunctuation('此前已对你单位检查1次,本次为第2次;年度频次上限2次'));
    expect(await textOf({ cap: null })).toContain('尚未公布年度频次上限');
    expect(await textOf({ isExemptFromCap: true })).toContain('不受年度频次上限约束');
  });

  test('one day, an entrusted body, assistants, no phone, nothing to have ready', async () => {
    const text = await textOf({
      until: '2025-06-03',
      entrustedBy: '示范市人民政府',
      assistants: ['王专家'],
      complaintPhone: null,
      materials: [],
    });
    expect(text).toContain('2025年6月3日\n');
    expect(text).toContain('受示范市人民政府委托');
    expect(text).toContain('协助人员1名');
    expect(text).not.toContain('拨打');
    expect(text).toContain('准备材料\n无');
  });

  test('stays a Word file whatever stands in the names', async () => {
    const spoilt = await inspectionNotice({
      ...view,
      bureauName: spoiltName,
      addressee: { name: spoiltName, creditCode: null },
      place: spoiltName,
      officers: [{ name: spoiltName, certificateNo: spoiltName }],
    });
    expect(forbiddenCharacters(spoilt)).toEqual([]);
    expect(readWord(spoilt).paragraphs.join('')).toContain('示范\t\n\r公司');
  });

  test('is A4 with page numbers, set in the fonts of official documents', async () => {
    const { pages, fonts, footers } = readWord(await inspectionNotice(view));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ width: 11906, height: 16838 });
    expect([...fonts]).toEqual(expect.arrayContaining(['方正小标宋简体', '仿宋_GB2312', '黑体']));
    expect(footers).toHaveLength(2);
    expect(footers.every((footer) => footer.includes('PAGE') && footer.includes('— '))).toBe(true);
  });
});
