/** Accounts of the bureau. */
export const accounts = {
  'accounts.list.title': '账号管理',
} as const;
