/** What is wrong with a field, as code, parameters and text in both languages; used by the server and by forms. */
import type { core } from 'zod';

type Issue = core.$ZodIssue;

interface FieldText {
  zh: string;
  en: string;
}

const texts = {
  required: { zh: '此项必填', en: 'This is required' },
  'wrong-type': { zh: '内容格式不正确', en: 'This is not in the right form' },
  'too-short': { zh: '至少需要{minimum}个字', en: 'At least {minimum} characters are needed' },
  'too-long': { zh: '最多{maximum}个字', en: 'At most {maximum} characters' },
  'too-small': { zh: '不能小于{minimum}', en: 'This cannot be less than {minimum}' },
  'too-big': { zh: '不能大于{maximum}', en: 'This cannot be more than {maximum}' },
  'too-few': { zh: '至少需要{minimum}项', en: 'At least {minimum} are needed' },
  'too-many': { zh: '最多{maximum}项', en: 'At most {maximum} are allowed' },
  'bad-date': { zh: '日期应为 2025-03-01 这样的格式', en: 'Enter a date such as 2025-03-01' },
  'bad-format': { zh: '格式不正确', en: 'The format is not right' },
  'not-a-choice': { zh: '请从给出的选项中选择', en: 'Choose one of the options' },
  'bad-credit-code': {
    zh: '统一社会信用代码有误，请核对（校验码不符）',
    en: 'This is not a social credit code: its check character does not fit',
  },
  'in-future': { zh: '日期不能晚于今天', en: 'This cannot be after today' },
  'not-found': { zh: '所选内容不存在', en: 'What you chose does not exist' },
  unknown: { zh: '含有不认识的内容', en: 'This holds something unknown' },
} as const satisfies Record<string, FieldText>;

export type FieldProblemCode = keyof typeof texts;

function isFieldProblemCode(code: unknown): code is FieldProblemCode {
  return typeof code === 'string' && Object.hasOwn(texts, code);
}

export interface FieldProblem {
  code: FieldProblemCode;
  params: Record<string, string | number>;
}

const dateFormats = new Set(['date', 'datetime']);

function ofSize(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): FieldProblem {
  if (issue.code === 'too_small') {
    const minimum = Number(issue.minimum);
    if (issue.origin === 'string')
      return minimum <= 1 ? { code: 'required', params: {} } : { code: 'too-short', params: { minimum } };
    if (issue.origin === 'array') return { code: 'too-few', params: { minimum } };
    return { code: 'too-small', params: { minimum } };
  }
  const maximum = Number(issue.maximum);
  if (issue.origin === 'string') return { code: 'too-long', params: { maximum } };
  if (issue.origin === 'array') return { code: 'too-many', params: { maximum } };
  return { code: 'too-big', params: { maximum } };
}

/** Turns an issue of zod into one of our field problems. */
export function fieldProblem(issue: Issue): FieldProblem {
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return ofSize(issue);
    case 'invalid_type':
      return { code: issue.input === undefined || issue.input === null ? 'required' : 'wrong-type', params: {} };
    case 'invalid_format':
      return { code: dateFormats.has(issue.format) ? 'bad-date' : 'bad-format', params: {} };
    case 'invalid_value':
      return { code: 'not-a-choice', params: {} };
    case 'custom': {
      // a refinement names its own code: `.refine(check, { params: { code } })`
      const code: unknown = issue.params?.['code'];
      return { code: isFieldProblemCode(code) ? code : 'unknown', params: {} };
    }
    default:
      return { code: 'unknown', params: {} };
  }
}

/** The text of a field problem in the reader's language. */
export function fieldProblemText(problem: FieldProblem, language: 'zh' | 'en'): string {
  return texts[problem.code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(problem.params[name] ?? ''),
  );
}
