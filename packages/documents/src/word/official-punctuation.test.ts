import { expect, test } from 'vitest';
import { officialPunctuation } from './official-punctuation.ts';

test('marks beside Chinese characters become full width', () => {
  expect(officialPunctuation('检查12次,均按规定落实“扫码入企”;占83.33%。')).toBe(
    '检查12次，均按规定落实“扫码入企”；占83.33%。',
  );
  expect(officialPunctuation('注1:见附件')).toBe('注1：见附件');
});

test('brackets change in pairs, also when only one side touches Chinese', () => {
  expect(officialPunctuation('张三(证号18020101)')).toBe('张三（证号18020101）');
  expect(officialPunctuation('规则包national(版本2025.1)')).toBe('规则包national（版本2025.1）');
  expect(officialPunctuation('见《法》(第五条);另见')).toBe('见《法》（第五条）；另见');
});

test('numbers, times and Latin text keep their marks', () => {
  for (const text of ['1,000', '09:30', 'f(x); g', 'a, b']) expect(officialPunctuation(text)).toBe(text);
});
