import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter, isSocialCreditCode, readSocialCreditCode } from './social-credit-code.ts';
import { isEnterpriseSubject, subjectOf } from './subject-kind.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const first17 = fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: 17, maxLength: 17 });
const code = first17.map((text) => text + (checkCharacter(text) ?? ''));

describe('check character (GB 32100-2015)', () => {
  it('accepts a code with its check character and no other last character', () => {
    fc.assert(
      fc.property(first17, fc.constantFrom(...Array.from(alphabet)), (text, last) => {
        expect(isSocialCreditCode(text + last)).toBe(last === checkCharacter(text));
      }),
    );
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...Array.from(alphabet)), (text, place, character) => {
        const changed = text.slice(0, place) + character + text.slice(place + 1);
        expect(isSocialCreditCode(changed)).toBe(changed === text);
      }),
    );
  });

  it('knows the code that the standard gives as its example', () => {
    // GB 32100-2015, annex A works through 91350100M000100Y4 and arrives at 3.
    expect(checkCharacter('91350100M000100Y4')).toBe('3');
  });
});

describe('reading a code', () => {
  it('repairs width, spaces and case of any code, and says so', () => {
    fc.assert(
      fc.property(code, fc.boolean(), fc.boolean(), fc.boolean(), (text, isWide, isSpaced, isLower) => {
        let written = isLower ? text.toLowerCase() : text;
        if (isWide) written = Array.from(written, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
        if (isSpaced) written = `${written.slice(0, 4)} ${written.slice(4)}`;
        const repairs = [
          isWide && 'full-width',
          isSpaced && 'spaces',
          written.toUpperCase() !== written && 'lower-case',
        ];
        expect(readSocialCreditCode(written)).toEqual({ ok: true, code: text, repairs: repairs.filter(Boolean) });
      }),
    );
  });

  it('takes O I Z S for digits only when the check character then fits', () => {
    fc.assert(
      fc.property(code, fc.nat(16), (text, place) => {
        const letter = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S' }[text.charAt(place)];
        fc.pre(letter !== undefined);
        const written = text.slice(0, place) + letter + text.slice(place + 1);
        expect(readSocialCreditCode(written)).toEqual({ ok: true, code: text, repairs: ['confusable'] });
      }),
    );
    expect(readSocialCreditCode('91350100M000100YO3').ok).toBe(false);
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['439902590013079', 'old-number'],
    ['9.14399E+17', 'scientific'],
    ['91350100M000100Y4', 'length'],
    ['91350100M000100V43', 'letter-v'],
    ['91350100M000100?43', 'character'],
    ['91350100M000100Y44', 'check-character'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(readSocialCreditCode(text)).toMatchObject({ ok: false, problem });
  });
});

describe('kind of subject', () => {
  it.each([
    ['91350100M000100Y43', 'enterprise', true],
    ['92350100M000100Y43', 'individual', true],
    ['93350100M000100Y43', 'cooperative', true],
    ['12350100M000100Y43', 'non-enterprise', false],
    ['51350100M000100Y43', 'non-enterprise', false],
    ['N2350100M000100Y43', 'non-enterprise', false],
    ['Y1350100M000100Y43', 'non-enterprise', false],
  ])('%s is %s', (creditCode, kind, isEnterprise) => {
    const subject = subjectOf(creditCode);
    expect(subject.kind).toBe(kind);
    expect(isEnterpriseSubject(subject.kind)).toBe(isEnterprise);
  });
});
