/** An inspection that every rule allows, its facts, and a complete record: tests change one thing at a time. */
import type { InspectionCore } from '../inspection.ts';
import type { InspectionRecord, RequiredCheck } from '../record.ts';
import type { InspectionFacts, OfficerFact } from '../rules.ts';
import type { YearVisit } from '../cap.ts';

export const inspection = (more: Partial<InspectionCore> = {}): InspectionCore => ({
  state: 'draft',
  type: 'daily',
  ground: { kind: 'plan', documentNo: null, note: '' },
  mode: 'on-site',
  planLineId: 'line-1',
  enterpriseId: 'enterprise-1',
  matterIds: ['matter-1'],
  officerIds: ['officer-1', 'officer-2'],
  plannedFrom: '2026-06-15',
  plannedUntil: '2026-06-19',
  assistants: [],
  ...more,
});

export const officer = (more: Partial<OfficerFact> = {}): OfficerFact => ({
  officerId: 'officer-1',
  name: '张示范',
  certificateNo: 'C1',
  certificateKind: 'enforcement',
  status: 'valid',
  validUntil: '2030-12-31',
  ...more,
});

export const facts = (more: Partial<InspectionFacts> = {}): InspectionFacts => ({
  today: '2026-01-05',
  bureau: { announcedOn: '2025-03-01', kind: 'organ', hasEntrustment: false },
  enterprise: { name: '示范市测试有限公司', isActive: true, isEnterprise: true },
  matters: [
    {
      matterId: 'matter-1',
      name: '示范事项',
      publishedOn: '2025-01-15',
      withdrawnOn: null,
      cap: { limit: null, source: '' },
    },
  ],
  officers: [officer(), officer({ officerId: 'officer-2', name: '李示范', certificateNo: 'C2' })],
  planLine: { planLineId: 'line-1', matterId: 'matter-1', year: 2026, planState: 'published', quantity: 5, started: 0 },
  visits: [],
  cap: { limit: 2, source: '示政办发〔2026〕1号' },
  exemptGrounds: ['complaint', 'referral', 'monitoring', 'enterprise-request', 'recheck', 'superior-special'],
  mergeWindowDays: null,
  onSiteReason: '须查看生产现场',
  ...more,
});

export const visit = (more: Partial<YearVisit> = {}): YearVisit => ({
  inspectionId: 'inspection-0',
  state: 'closed',
  groundKind: 'plan',
  matterIds: ['matter-1'],
  day: '2026-02-01',
  ...more,
});

export const check = (more: Partial<RequiredCheck> = {}): RequiredCheck => ({
  key: 'v1:1',
  text: '项',
  clause: null,
  penaltyClause: null,
  onNo: [],
  onlyIf: null,
  ...more,
});

export const checklist: RequiredCheck[] = [
  check({ key: 'v1:1', text: '是否在许可范围内', clause: '条例第十四条' }),
  check({ key: 'v1:2', text: '是否建立台账', clause: '条例第十五条' }),
];

export const record = (more: Partial<InspectionRecord> = {}): InspectionRecord => ({
  startedAt: '2026-06-15T01:30:00.000Z',
  endedAt: '2026-06-15T03:00:00.000Z',
  place: '示范市开发区1号',
  present: { name: '王在场', post: '安全员', phone: '' },
  certificateShown: true,
  rightsTold: true,
  recusal: 'not-asked-for',
  answers: [
    { key: 'v1:1', answer: 'compliant', note: '' },
    { key: 'v1:2', answer: 'compliant', note: '' },
  ],
  findings: [],
  statement: '',
  conclusion: '未发现问题',
  partySignature: { kind: 'signed', name: '王在场' },
  recusalNote: '',
  assistantsPresent: [],
  evidence: [],
  signing: 'paper',
  signatures: [],
  ...more,
});
