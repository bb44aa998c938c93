// Clauses get the name of their law from the basis of the matter, or stay as they are.
import { expect, test } from 'vitest';
import { citesArticle, lacksLawTitle, withLawTitle } from './law-title.ts';

const explosives = '《民用爆炸物品安全管理条例》第四条、第十四条';
const both = `${explosives}；《安全生产法》第六十五条`;

test.each([
  ['条例第二十二条', both, '《民用爆炸物品安全管理条例》第二十二条'],
  ['本条例第二十二条第一款', both, '《民用爆炸物品安全管理条例》第二十二条第一款'],
  ['安全生产法第六十八条', both, '《安全生产法》第六十八条'],
  ['第四十条', explosives, '《民用爆炸物品安全管理条例》第四十条'],
  ['条例第二十二条；安全生产法第三十六条', both, '《民用爆炸物品安全管理条例》第二十二条；《安全生产法》第三十六条'],
])('%s', (clause, basis, full) => {
  expect(withLawTitle(clause, basis)).toBe(full);
  expect(lacksLawTitle(clause)).toBe(true);
  expect(lacksLawTitle(full)).toBe(false);
});

test.each([
  ['《安全生产法》第六十八条', both],
  ['第四十条', both],
  ['办法第三条', both],
  ['条例第三条', '《电力监管条例》第一条；《电力设施保护条例》第二条'],
  ['', both],
  ['按操作规程', both],
])('%s stays as it is', (clause, basis) => {
  expect(withLawTitle(clause, basis)).toBe(clause);
});

test('an order can rest on an article of a named law only', () => {
  expect(citesArticle(both)).toBe(true);
  for (const basis of ['《安全生产法》', '（以本省规定为准）', '条例第四条', ''])
    expect(citesArticle(basis)).toBe(false);
});
