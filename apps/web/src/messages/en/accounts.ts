/** Accounts of the bureau. */
import type { Translation } from '../language.ts';
import type { accounts as source } from '../zh-CN/accounts.ts';

export const accounts: Translation<typeof source> = {
  'accounts.list.title': 'Accounts',
};
