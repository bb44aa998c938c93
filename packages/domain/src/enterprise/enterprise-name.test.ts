import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, nameCore, tidyName } from './enterprise-name.ts';

describe('tidying a name', () => {
  it.each([
    ['示范市 翔达盐业有限公司', '示范市翔达盐业有限公司', ['inner-spaces']],
    ['　示范市翔达盐业有限公司　', '示范市翔达盐业有限公司', ['ideographic-space']],
    [' 示范市翔达盐业有限公司', '示范市翔达盐业有限公司', ['outer-spaces']],
    ['示范市翔达\r\n盐业有限公司', '示范市翔达盐业有限公司', ['line-break']],
    ['示范\u200B翔达有限公司\uFEFF', '示范翔达有限公司', ['zero-width']],
    ['ABC Trading (China) 有限公司', 'ABC Trading(China)有限公司', ['inner-spaces']],
    ['Sample Works Ltd', 'Sample Works Ltd', []],
  ])('%j becomes %s', (text, name, repairs) => {
    expect(tidyName(text)).toEqual({ name, repairs });
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = tidyName(text).name;
        expect(tidyName(once)).toEqual({ name: once, repairs: [] });
      }),
    );
  });
});

it('compares names without width, brackets and spaces', () => {
  expect(foldName('远和（示范市）铁矿 有限公司')).toBe(foldName('远和(示范市)铁矿有限公司'));
  expect(nameCore('骏山公司')).toBe('骏山');
  expect(nameCore('示范市外地铸造有限公司')).toBe('示范市外地铸造');
  expect(nameCore('公司')).toBe('公司');
});
