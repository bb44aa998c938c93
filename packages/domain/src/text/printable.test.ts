import { describe, expect, test } from 'vitest';
import { isVisible, printable } from './printable.ts';

describe('text that every file can hold', () => {
  test('has no control characters but tab and line breaks', () => {
    const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join('');
    expect(printable(`a${controls}b\u007F\u009Fc\uFFFE\uFFFFd`)).toBe('a\t\n\rbcd');
  });

  test('has no half of a surrogate pair, and keeps rare and private characters', () => {
    expect(printable('a\uD800b\uDC00c')).toBe('abc');
    expect(printable('𠮷\uE000\u{F0000}e\u0301')).toBe('𠮷\uE000\u{F0000}e\u0301');
  });

  test.each(['', ' \t\n', '\u200B\uFEFF\u2060', '\u202E', '\u3164\u2800', '\u0001'])('%j is nothing to see', (text) => {
    expect(isVisible(text)).toBe(false);
  });

  test.each(['a', '\u200B甲', '\uE000', '—'])('%j can be seen', (text) => {
    expect(isVisible(text)).toBe(true);
  });
});
