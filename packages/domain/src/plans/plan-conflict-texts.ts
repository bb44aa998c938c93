/** Plain words for each conflict of a plan, in Chinese and English; `{name}` is filled from the params. */
import type { PlanConflictCode } from './plan-conflicts.ts';

interface ConflictText {
  zh: string;
  en: string;
}

export const planConflictTexts: Record<PlanConflictCode, ConflictText> = {
  'no-lines': { zh: '计划中还没有计划项', en: 'The plan has no lines yet' },
  'minimum-exceeds-cap': {
    zh: '“{matter}”每年至少{minimum}次，超过年度频次上限{cap}次',
    en: '“{matter}” asks for at least {minimum} visits a year, above the cap of {cap}',
  },
  'matter-not-published': {
    zh: '事项“{matter}”未公布或已停用，不得实施',
    en: 'The matter “{matter}” is not published or no longer in force',
  },
  'no-quantity': {
    zh: '“{matter}”没有检查数量，年底无法核对完成情况',
    en: '“{matter}” names no number of objects, so that its completion cannot be checked',
  },
  'no-months': { zh: '“{matter}”没有检查时间安排', en: '“{matter}” says nothing about when' },
  'more-than-objects': {
    zh: '“{matter}”计划{quantity}家次，名录中相关企业{objects}家，最多{most}家次',
    en: '“{matter}” plans {quantity} visits; the register has {objects} such firms, at most {most} visits',
  },
};

/** One conflict as a sentence. */
export function planConflictText(
  conflict: { code: PlanConflictCode; params: Record<string, string | number> },
  language: 'zh' | 'en',
): string {
  return planConflictTexts[conflict.code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(conflict.params[name] ?? ''),
  );
}
