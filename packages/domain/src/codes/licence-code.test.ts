import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../enterprise/social-credit-code.ts';
import { creditCodeIn } from './licence-code.ts';

const first17 = '91430200MA4L0ABC1';
const code = `${first17}${checkCharacter(first17)}`;

describe('code on a business licence', () => {
  it('finds the credit code in an address, alone, and in small letters', () => {
    expect(creditCodeIn(code)).toBe(code);
    expect(creditCodeIn(`https://example.gov.cn/licence?uniscid=${code}&t=1`)).toBe(code);
    expect(creditCodeIn(code.toLowerCase())).toBe(code);
  });

  it('finds nothing where the check character is wrong or the text only contains the code', () => {
    const wrong = `${first17}${code.endsWith('0') ? '1' : '0'}`;
    expect(creditCodeIn(wrong)).toBeNull();
    expect(creditCodeIn(`x${code}`)).toBeNull();
    expect(creditCodeIn('')).toBeNull();
  });
});
