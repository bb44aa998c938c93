/** An inspection as the server would send it, under way by default, with seven checks of two matters. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionRow, InspectionView } from '@liangma/contract/inspection-views';

export const inspectionId = '01990000-0000-7000-8000-0000000000a1';
export const enterpriseId = '01990000-0000-7000-8000-0000000000b1';
export const otherEnterpriseId = '01990000-0000-7000-8000-0000000000b2';
export const enteredAt = '2026-03-02T01:30:00.000Z';

const checklist: InspectionView['checklist'] = Array.from({ length: 7 }, (_, index) => ({
  key: `v${index < 4 ? 1 : 2}:${index + 1}`,
  matterName: index < 4 ? '安全生产监督检查' : '仓库储存监督检查',
  text: `检查内容${index + 1}`,
  clause: `条例第${index + 10}条`,
  penaltyClause: index === 0 ? '条例第四十五条' : null,
  onNo: [],
  onlyIf: null,
}));

export function inspectionRow(more: Partial<InspectionRow> = {}): InspectionRow {
  return {
    id: inspectionId,
    state: 'entered',
    type: 'daily',
    groundKind: 'plan',
    enterpriseId,
    enterpriseName: '示范市云洲化工有限公司',
    creditCode: '91439971MABT54RQ6T',
    sectionName: null,
    matters: ['安全生产监督检查', '仓库储存监督检查'],
    officers: ['张三', '李四'],
    plannedFrom: '2026-03-02',
    plannedUntil: '2026-03-06',
    visitOn: '2026-03-02',
    finishedOn: null,
    noticeNo: '示工信检通〔2026〕1号',
    entryWay: 'enterprise-code',
    findingCount: 0,
    ...more,
  };
}

const commandsOf: Readonly<Partial<Record<InspectionView['state'], InspectionView['allowedCommands']>>> = {
  approved: ['enter'],
  entered: ['record'],
  recorded: ['tell'],
  told: ['close'],
};

export function inspectionView(more: Partial<InspectionView> = {}): InspectionView {
  const row = inspectionRow({ state: more.state ?? 'entered' });
  return {
    ...row,
    fields: {
      enterpriseId,
      sectionId: null,
      type: 'daily',
      groundKind: 'plan',
      groundDocumentNo: null,
      groundNote: '',
      planLineId: null,
      mode: 'on-site',
      onSiteReason: '须查看现场',
      matterIds: ['01990000-0000-7000-8000-0000000000c1'],
      officerIds: ['01990000-0000-7000-8000-0000000000d1', '01990000-0000-7000-8000-0000000000d2'],
      assistants: [],
      plannedFrom: row.plannedFrom,
      plannedUntil: row.plannedUntil,
      isSurprise: false,
    },
    enterprise: {
      id: enterpriseId,
      name: row.enterpriseName,
      creditCode: row.creditCode,
      subject: 'enterprise',
      legalRepresentative: '周立',
      address: '示范市云谷路1号',
      contactName: '王在场',
      contactPhone: '0731-28880000',
    },
    officerDetails: ['张三', '李四'].map((name, index) => ({
      id: `01990000-0000-7000-8000-0000000000d${index + 1}`,
      name,
      certificateNo: `4399010000${index + 1}`,
      validUntil: '2028-12-31',
      isAssignable: true,
    })),
    matterDetails: [
      {
        matterId: '01990000-0000-7000-8000-0000000000c1',
        versionId: '01990000-0000-7000-8000-0000000000c2',
        version: 1,
        name: '安全生产监督检查',
        basis: '《安全生产法》第六十五条',
        content: '安全技术规程',
      },
    ],
    planLine: null,
    checklist,
    checklistHash: 'hash-of-checklist',
    ruleFindings: [],
    warningAnswers: [],
    capUse: { limit: 2, counted: 0, exempt: 0, source: '示府办〔2025〕3号' },
    visitsBefore: row.state === 'draft' ? null : 0,
    preparedBy: '周文员',
    submittedAt: '2026-02-27T01:00:00.000Z',
    approval: { by: '赵分管', at: '2026-02-27T02:00:00.000Z', opinion: '同意' },
    returnReason: '',
    cancelReason: '',
    entry:
      row.state === 'approved'
        ? null
        : {
            way: 'enterprise-code',
            enteredAt,
            receivedAt: enteredAt,
            deviceAt: null,
            confirmedBy: '王在场',
            exceptionReason: null,
            exceptionNote: '',
            alsoReported: [],
          },
    record: null,
    findings: [],
    additions: [],
    documents: [],
    heldCount: 0,
    told: null,
    closedAt: null,
    closedDeviceAt: null,
    allowedCommands: commandsOf[row.state] ?? [],
    revision: 3,
    ...more,
  };
}

export function someEvidence(more: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    hash: 'a'.repeat(64),
    previewHash: null,
    kind: 'photo',
    mediaType: 'image/jpeg',
    bytes: 2_345_678,
    name: '照片.jpg',
    caption: '',
    takenAt: '2026-03-02T02:10:00.000Z',
    place: null,
    checkKey: null,
    ...more,
  };
}
