/** The audit log: what was done, in words. */
import type { Translation } from '../language.ts';
import type { audit as source } from '../zh-CN/audit.ts';

export const audit: Translation<typeof source> = {
  'audit.list.title': 'Audit log',
};
