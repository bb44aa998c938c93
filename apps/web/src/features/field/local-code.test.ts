import type { PackEnterprise } from '@liangma/contract/field-pack';
import { expect, test } from 'vitest';
import { enterpriseOf, judgeScan, signInspectionCode } from './local-code.ts';

// Made by the server from the 32 bytes 0 to 31 (`signInspectionCode`, `signEnterpriseCode` of apps/api).
const secret = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const inspectionId = '01990000-0000-7000-8000-0000000000a1';
const enterpriseId = '01990000-0000-7000-8000-0000000000b1';
const fromServer = 'i.019900000000700080000000000000a1.tb90ec.isUt2VsJpZhxGLChqwMtqw';
const printed = 'e.019900000000700080000000000000b1.hvlJ4vIbgpN5Q_NmukwoAA';
const codeHash = '8bf59e5bf2670e328aaf7fd9bee5dc90dae3ab4a797ef85f226b0fb3b26595af';

const expected = { enterpriseId, creditCode: '91439971MABT54RQ6T', codeHash };

test('the tablet signs the same code as the server', async () => {
  expect(await signInspectionCode(secret, inspectionId, 1_772_415_300)).toBe(fromServer);
});

test('the printed code of the enterprise is right, with its address too', async () => {
  expect(await judgeScan(printed, expected)).toBe('right');
  expect(await judgeScan(`https://liangma.example/e/${printed}`, expected)).toBe('right');
});

test('a code of another enterprise, a forged one and nonsense are told apart', async () => {
  expect(await judgeScan(printed.replace('b1.', 'b2.'), expected)).toBe('other');
  expect(await judgeScan(printed.replace('hvlJ', 'hvlK'), expected)).toBe('forged');
  expect(await judgeScan('WIFI:T:WPA;S:gate;', expected)).toBe('unreadable');
});

test('the business licence is known by its credit code', async () => {
  expect(await judgeScan('http://licence.example/?id=91439971MABT54RQ6T&x=1', expected)).toBe('right');
  expect(await judgeScan('91439971macxbbt973', expected)).toBe('other');
});

test('any code finds its enterprise in the register', () => {
  const one: PackEnterprise = {
    id: enterpriseId,
    name: '示范市云洲化工有限公司',
    formerNames: [],
    pinyin: '',
    creditCode: expected.creditCode,
    address: '',
    contactName: '',
    contactPhone: '',
    status: 'active',
  };
  expect(enterpriseOf(printed, [one])).toBe(one);
  expect(enterpriseOf('统一社会信用代码：91439971MABT54RQ6T', [one])).toBe(one);
  expect(enterpriseOf('91439971MACXBBT973', [one])).toBeNull();
  expect(enterpriseOf(printed, [])).toBeNull();
});
