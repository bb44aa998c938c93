// Days as the bureau counts them.

/** Today in Beijing, as YYYY-MM-DD. */
export const officialToday = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());
