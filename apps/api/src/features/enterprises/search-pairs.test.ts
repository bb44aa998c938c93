// Pure parts of the register: what an enterprise is found by, and codes in scanned text.
import { expect, test } from 'vitest';
import { creditCodesIn } from '@liangma/domain/enterprise/credit-codes-in-text';
import { formerNamesAfter } from './former-names.ts';
import { searchPairs, searchTerms, searchText } from './search-pairs.ts';

test('pairs are those of neighbouring characters, each once, and never across lines', () => {
  expect(searchPairs('示范示范')).toEqual(['示范', '范示']);
  expect(searchPairs('ab\ncd')).toEqual(['ab', 'cd']);
  expect(searchPairs('a𠮷b')).toEqual(['a𠮷', '𠮷b']);
  expect(searchPairs('字')).toEqual([]);
  expect(searchPairs('')).toEqual([]);
});

test('an enterprise is found by names, code and initials, in one width and case', () => {
  const text = searchText({ name: '重庆长安（中国）ＡBc', formerNames: ['旧 厂'], creditCode: '91500000MA5XXXXX1Y' });
  expect(text.split('\n')).toEqual(['重庆长安(中国)abc', '旧厂', '91500000ma5xxxxx1y', 'cqcazgabc', 'jc']);
});

test('every part of two characters or more asks for pairs that the text has', () => {
  const text = searchText({ name: '示范市云峰泵业有限公司', formerNames: [], creditCode: '91439902MA5HATCG2P' });
  const pairs = searchPairs(text);
  for (const line of text.split('\n')) {
    for (let from = 0; from < line.length - 1; from += 1) {
      const terms = searchTerms(line.slice(from, from + 4));
      expect(terms?.pairs.filter((pair) => !pairs.includes(pair))).toEqual([]);
    }
  }
});

test('words are searched for one by one, and signs of patterns are only signs', () => {
  expect(searchTerms(' 云峰  泵业 ')).toEqual({ pairs: ['云峰', '泵业'], patterns: ['%云峰%', '%泵业%'] });
  expect(searchTerms(String.raw`50%_\ `)?.patterns).toEqual([String.raw`%50\%\_\\%`]);
  expect(searchTerms('\u200B\u200B')).toBeNull();
});

test('a credit code is found wherever it stands in the text of a licence', () => {
  const code = '91439902MA5HATCG2P';
  for (const text of [
    code,
    code.toLowerCase(),
    `https://example.gov.cn/entrust/index?uniscid=${code}&t=1`,
    `统一社会信用代码:${code};名称:示范市云峰泵业有限公司`,
    `名称\n${code}\n有限责任公司`,
    `12${code}34`,
  ])
    expect(creditCodesIn(text)).toEqual([code]);
  expect(creditCodesIn(`${code} 914399025698303756 ${code}`)).toEqual([code, '914399025698303756']);
  expect(creditCodesIn('91439902MA5HATCG2Q')).toEqual([]);
  expect(creditCodesIn('https://example.com/abcdefghijklmnopqrstuvwxyz0123456789')).toEqual([]);
});

test('a changed name is kept, the same name in another width is not, and a name taken again is no former one', () => {
  expect(formerNamesAfter({ name: '甲厂', formerNames: [] }, '乙厂')).toEqual(['甲厂']);
  expect(formerNamesAfter({ name: '甲(中国)厂', formerNames: [] }, '甲（中国）厂')).toEqual([]);
  expect(formerNamesAfter({ name: '乙厂', formerNames: ['甲厂'] }, '甲厂')).toEqual(['乙厂']);
  expect(formerNamesAfter({ name: '乙厂', formerNames: ['甲厂'] }, '乙厂', ['丙厂', '甲 厂', ''])).toEqual([
    '甲厂',
    '丙厂',
  ]);
});
