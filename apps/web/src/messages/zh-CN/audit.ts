/** The audit log: what was done, in words. */
export const audit = {
  'audit.list.title': '操作日志',
} as const;
