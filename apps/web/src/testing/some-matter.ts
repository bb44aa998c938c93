/** A published matter with a checklist. */
import type { MatterView } from '@liangma/contract/matters';

export const someMatter: MatterView = {
  id: '01990000-0000-7000-8000-0000000000e1',
  versionId: '01990000-0000-7000-8000-0000000000e2',
  version: 1,
  name: '民爆销售检查',
  field: '民爆',
  basis: '《民用爆炸物品安全管理条例》第四条',
  penaltyBasis: '',
  object: '民爆销售企业',
  content: '许可条件保持情况',
  method: '现场检查',
  capText: '',
  capPerYear: null,
  minimumText: '',
  minimumPerYear: null,
  level: '市级',
  remark: '',
  checklist: [{ no: 1, text: '是否持有有效许可证', clause: '第十八条', penaltyClause: null, onNo: [], onlyIf: null }],
  publishedOn: '2025-01-10',
  publicationUrl: 'https://example.gov.cn/matters',
  withdrawnOn: null,
};
