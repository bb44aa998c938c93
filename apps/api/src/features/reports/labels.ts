/** Words of official tables, which are Chinese in every language of the app. */

export const entryLabels: Record<string, string> = {
  'inspection-code': '企业扫检查码',
  'enterprise-code': '执法人员扫企业码',
  exception: '未扫码(已说明情形)',
  ledger: '台账记载已扫码',
};

export const handlingLabels: Record<string, string> = {
  'corrected-on-site': '当场改正',
  order: '责令改正',
  'case-proposed': '建议立案',
  transferred: '移送',
  advice: '提示指导',
};
