/** The settings of the bureau, its sections. */
export const bureaus = {
  'bureaus.detail.title': '单位信息',
} as const;
