import { expect, test } from 'vitest';
import { pinyinOf } from './pinyin-of.ts';

test('names are written as they are read, in words with the reading of the word', () => {
  expect(pinyinOf(['云洲化工', '重庆长安厂'])).toBe('yun zhou hua gong\nchong qing chang an chang');
});

test('letters and digits stand alone, ü is typed as v, brackets and rare signs go', () => {
  expect(pinyinOf(['绿源（Ａ1）厂', '〇〇—'])).toBe('lv yuan a 1 chang\nling ling');
  expect(pinyinOf([])).toBe('');
});
