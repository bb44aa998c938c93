/** Chinese words of an inspection as official documents print them. */
import type { GroundKind, InspectionType } from '@liangma/domain/inspection/inspection';

export const typeLabels: Record<InspectionType, string> = {
  daily: '日常检查',
  case: '个案检查',
  special: '专项检查',
};

/** Kinds of grounds; who complained or asked is never printed. */
export const groundLabels: Record<GroundKind, string> = {
  plan: '年度检查计划',
  complaint: '投诉举报',
  referral: '转办交办',
  monitoring: '数据监测',
  'enterprise-request': '企业申请',
  recheck: '整改复查',
  'own-special': '本单位部署的专项检查',
  'superior-special': '上级部署的专项检查',
  ledger: '台账补录(来由不详)',
};
