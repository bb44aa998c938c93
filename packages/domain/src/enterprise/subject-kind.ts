/**
 * What kind of subject a social credit code was given to (GB 32100-2015, first two characters), and whether inspecting
 * it counts as inspection of enterprises (涉企行政检查): companies and other enterprises do, individual businesses and
 * farmers' cooperatives by analogy; public institutions, authorities and social organisations do not (Ministry of
 * Justice, answers to questions on 国办发〔2024〕54号, 2025-04-18).
 */

export type SubjectKind = 'enterprise' | 'individual' | 'cooperative' | 'non-enterprise';

export interface Subject {
  kind: SubjectKind;
  /** Chinese name of the kind by the code, for example 事业单位. */
  label: string;
}

const enterprise: Subject = { kind: 'enterprise', label: '企业' };

const byPrefix: Record<string, Subject> = {
  '91': enterprise,
  '92': { kind: 'individual', label: '个体工商户' },
  '93': { kind: 'cooperative', label: '农民专业合作社' },
  '11': { kind: 'non-enterprise', label: '机关' },
  '12': { kind: 'non-enterprise', label: '事业单位' },
  '13': { kind: 'non-enterprise', label: '群众团体' },
  '51': { kind: 'non-enterprise', label: '社会团体' },
  '52': { kind: 'non-enterprise', label: '民办非企业单位' },
  '53': { kind: 'non-enterprise', label: '基金会' },
};

const byDepartment: Record<string, Subject> = {
  '9': enterprise,
  '1': { kind: 'non-enterprise', label: '机关事业单位' },
  '5': { kind: 'non-enterprise', label: '社会组织' },
  N: { kind: 'non-enterprise', label: '农村集体经济组织' },
};

/** The kind of subject from a valid social credit code. */
export function subjectOf(creditCode: string): Subject {
  return (
    byPrefix[creditCode.slice(0, 2)] ??
    byDepartment[creditCode.charAt(0)] ?? { kind: 'non-enterprise', label: '其他组织' }
  );
}

/** Whether an inspection of it is an inspection of an enterprise (涉企), by law or by analogy. */
export function isEnterpriseSubject(kind: SubjectKind): boolean {
  return kind !== 'non-enterprise';
}
