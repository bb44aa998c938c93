/** What a refused day of an order to correct says to the reader. */
import type { RectificationRefusal } from './rectification.ts';

type AboutDay = Exclude<RectificationRefusal['code'], 'wrong-state'>;

export const rectificationTexts: Readonly<Record<AboutDay, { zh: string; en: string }>> = {
  'in-future': { zh: '日期不能晚于今天', en: 'This cannot be after today' },
  'before-visit': { zh: '日期不能早于检查当天', en: 'This cannot be before the visit' },
  'not-after-recheck': { zh: '新的期限须晚于复查当天', en: 'The new date must be after the recheck' },
  shorter: { zh: '新的期限不能早于原期限', en: 'The new date cannot be before the present one' },
  'not-later': { zh: '新的期限须晚于原期限', en: 'The new date must be later than the present one' },
  'in-past': { zh: '新的期限不能早于今天', en: 'The new date cannot be in the past' },
};
