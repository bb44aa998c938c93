/** Packs of places: what their own documents change in the national default. */
import type { RuleEntries, RulePack, RuleSource } from './rule-pack.ts';

export interface RulePackOverlay {
  id: string;
  version: string;
  nameZh: string;
  nameEn: string;
  changes: Partial<RuleEntries>;
}

const shenzhenCode: RuleSource = {
  kind: 'document',
  document: '深圳市行政执法监督码管理规定',
  number: '深府规〔2025〕6号',
};
const chongqingDecree: RuleSource = {
  kind: 'rule',
  document: '重庆市规范涉企行政检查办法',
  number: '重庆市人民政府令第375号',
};

export const overlays: readonly RulePackOverlay[] = [
  {
    id: 'shenzhen',
    version: '2025.1',
    nameZh: '深圳市',
    nameEn: 'Shenzhen',
    changes: {
      'entry.lateRegistration': {
        value: { amount: 10, unit: 'calendar-days' },
        source: shenzhenCode,
        note: '因网络、系统故障未能扫码的,在期限内补登并说明原因。',
      },
      'entry.urgentScan': {
        value: 'before-leaving',
        source: shenzhenCode,
        note: '情况紧急或者证据可能灭失的,可以先检查,离开前扫码。',
      },
    },
  },
  {
    id: 'chongqing',
    version: '2025.1',
    nameZh: '重庆市',
    nameEn: 'Chongqing',
    changes: {
      'entry.lateRegistration': {
        value: { amount: 3, unit: 'working-days' },
        source: chongqingDecree,
        note: '因特殊原因凭执法证件入企的,在期限内报司法行政部门备案。',
      },
    },
  },
];

/** The pack of a place: the base with the overlay's entries in place of its own. */
export function applyOverlay(base: RulePack, overlay: RulePackOverlay): RulePack {
  const { id, nameZh, nameEn, changes } = overlay;
  return {
    id,
    version: `${overlay.version}+${base.id}-${base.version}`,
    nameZh,
    nameEn,
    rules: { ...base.rules, ...changes },
  };
}
