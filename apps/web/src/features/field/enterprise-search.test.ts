import type { PackEnterprise } from '@liangma/contract/field-pack';
import { expect, test } from 'vitest';
import { indexEnterprises, mostFound, searchEnterprises } from './enterprise-search.ts';

const one = (name: string, more: Partial<PackEnterprise> = {}): PackEnterprise => ({
  id: name,
  name,
  formerNames: [],
  pinyin: '',
  creditCode: '91439971MABT54RQ6T',
  address: '示范市云谷路1号',
  contactName: '',
  contactPhone: '',
  status: 'active',
  ...more,
});
const names = (register: PackEnterprise[], text: string) =>
  searchEnterprises(indexEnterprises(register), text).found.map(({ name }) => name);

test('finds by name, former name, credit code and address; all words must fit', () => {
  const register = [one('示范市云洲化工有限公司', { formerNames: ['云洲染料厂'] }), one('远达面业有限公司')];
  expect(names(register, '云洲')).toEqual(['示范市云洲化工有限公司']);
  expect(names(register, '染料')).toEqual(['示范市云洲化工有限公司']);
  expect(names(register, 'ｍａｂｔ54')).toHaveLength(2);
  expect(names(register, '云谷路 面业')).toEqual(['远达面业有限公司']);
  expect(names(register, '云谷路 钢铁')).toEqual([]);
});

test('a name that begins with the word comes before one that holds it', () => {
  expect(names([one('示范市远达面业有限公司'), one('远达面业有限公司')], '远达')[0]).toBe('远达面业有限公司');
});

test('says that there are more than it shows', () => {
  const register = Array.from({ length: mostFound + 1 }, (_, index) => one(`企业${index}`));
  const index = indexEnterprises(register);
  expect(searchEnterprises(index, '企业')).toMatchObject({ hasMore: true });
  expect(searchEnterprises(index, '').found).toHaveLength(mostFound);
});

const yunzhou = one('示范市云洲化工有限公司', {
  formerNames: ['云洲染料厂'],
  pinyin: 'shi fan shi yun zhou hua gong you xian gong si\nyun zhou ran liao chang',
});
const huanyun = one('桓云舟车厂', { pinyin: 'huan yun zhou che chang' });

test.each([
  ['yzhg', true],
  ['yunzhou', true],
  ['YunZhou', true],
  ['yunzhg', true],
  ["yun'zhou", true],
  ['yzh gs', true],
  ['yzrl', true],
  // the middle of a syllable, a syllable left out, the end of one name with the beginning of the next
  ['unzhou', false],
  ['yunhua', false],
  ['gongsiyun', false],
])('pinyin %s: %s', (text, isFound) => {
  expect(names([yunzhou], text)).toHaveLength(isFound ? 1 : 0);
});

test('by pinyin, too, the name that begins so comes first, and a former name last', () => {
  const begins = one('云洲厂', { pinyin: 'yun zhou chang' });
  const formerly = one('远达厂', { formerNames: ['云洲厂'], pinyin: 'yuan da chang\nyun zhou chang' });
  expect(names([formerly, yunzhou, huanyun, begins], 'yz')).toEqual([
    '云洲厂',
    '桓云舟车厂',
    '示范市云洲化工有限公司',
    '远达厂',
  ]);
});

test('a pack of an older server has no pinyin and is searched all the same', () => {
  const { pinyin: _none, ...older } = one('云洲厂');
  expect(names([older as PackEnterprise], '云洲')).toEqual(['云洲厂']);
});
