/** The settings of the bureau, its sections. */
import type { Translation } from '../language.ts';
import type { bureaus as source } from '../zh-CN/bureaus.ts';

export const bureaus: Translation<typeof source> = {
  'bureaus.detail.title': 'Bureau',
};
