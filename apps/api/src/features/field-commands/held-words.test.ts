import { expect, it } from 'vitest';
import { problemIn } from './held-words.ts';

const problem = (code: string, ...errors: Parameters<typeof problemIn>[1]['errors']) => ({ code, title: '旧', errors });

it('rules, gaps, days, numbers and rights are told in the language of the reader', () => {
  const params = { count: 2, limit: 2, rule: 'R17', source: '省频次文件' };
  const said = problem(
    'inspection/refused-by-rules',
    { code: 'cap-reached', detail: '旧', params },
    { code: 'place-missing', detail: '旧' },
    { code: 'in-future', detail: '旧' },
    { code: 'superfluous', detail: '旧' },
    { code: 'session/forbidden', detail: '旧' },
  );
  const [zh, en] = [problemIn('zh', said), problemIn('en', said)];
  expect(zh.errors.map(({ detail }) => detail)).toEqual([
    '本单位今年对该企业已检查（含已安排）2次，达到上限2次（依据：省频次文件）',
    '没有填写检查地点',
    '日期不能晚于今天',
    '该类文书没有编号',
    '只有本次检查的执法人员或科室负责人可以进行此操作',
  ]);
  for (const { detail } of en.errors) expect(detail.replace('省频次文件', '')).toMatch(/^[ -~“”]+$/);
  expect([zh.title, en.title].includes('旧')).toBe(false);
});

it('what is not known stays as it was said: an unknown code, and a rule that was kept without its source', () => {
  const said = problem('new/code', { code: 'strange', detail: '原话' }, { code: 'cap-reached', detail: '原话' });
  expect(problemIn('en', said)).toEqual(said);
});
