/** Words of official tables, which are Chinese in every language of the app. */

export const groundLabels: Record<string, string> = {
  plan: '年度计划',
  complaint: '投诉举报',
  referral: '转办交办',
  monitoring: '数据监测',
  'enterprise-request': '企业申请',
  recheck: '整改复查',
  'own-special': '本级专项检查',
  'superior-special': '上级部署专项检查',
};

export const entryLabels: Record<string, string> = {
  'inspection-code': '企业扫检查码',
  'enterprise-code': '执法人员扫企业码',
  exception: '未扫码(已说明情形)',
};

export const handlingLabels: Record<string, string> = {
  'corrected-on-site': '当场改正',
  order: '责令改正',
  'case-proposed': '建议立案',
  transferred: '移送',
  advice: '提示指导',
};
