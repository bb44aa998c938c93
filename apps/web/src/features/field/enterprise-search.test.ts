import type { PackEnterprise } from '@liangma/contract/field-pack';
import { expect, test } from 'vitest';
import { mostFound, searchEnterprises } from './enterprise-search.ts';

const one = (name: string, more: Partial<PackEnterprise> = {}): PackEnterprise => ({
  id: name,
  name,
  formerNames: [],
  creditCode: '91439971MABT54RQ6T',
  address: '示范市云谷路1号',
  contactName: '',
  contactPhone: '',
  status: 'active',
  ...more,
});
const names = (register: PackEnterprise[], text: string) =>
  searchEnterprises(register, text).found.map(({ name }) => name);

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
  expect(searchEnterprises(register, '企业')).toMatchObject({ hasMore: true });
  expect(searchEnterprises(register, '').found).toHaveLength(mostFound);
});
