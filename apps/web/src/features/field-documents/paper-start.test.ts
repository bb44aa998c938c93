import { writtenDocumentKinds } from '@liangma/contract/inspection-documents';
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import { storedRecord } from '@liangma/contract/inspection-views';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { expect, test } from 'vitest';
import { inspectionView } from '../field/testing/inspection-sample.ts';
import { paperGaps } from './paper-gaps.ts';
import { startPaper } from './paper-start.ts';

const finding = {
  id: '01990000-0000-7000-8000-0000000000e1',
  checkKey: null,
  description: '台账缺少三月的签字',
  clause: '条例第十五条',
  handling: 'order' as const,
  dueOn: '2026-03-20',
  isMajor: false,
  rectification: 'open' as const,
  correctedOn: null,
  correctionNote: '',
};
const basis = '《民用爆炸物品安全管理条例》第四条、第十四条；《安全生产法》第六十五条';
const [matter] = inspectionView().matterDetails;
const recorded = {
  revision: 1,
  content: storedRecord({
    startedAt: '2026-03-02T01:35:00.000Z',
    endedAt: '2026-03-02T02:50:00.000Z',
    place: '示范市云谷路1号库区',
    present: { name: '王在场', post: '安全员', phone: '' },
    certificateShown: true,
    rightsTold: true,
    recusal: 'not-asked-for',
    answers: [],
    findings: [],
    statement: '',
    conclusion: '未发现问题。',
    partySignature: { kind: 'signed', name: '王在场' },
  }),
  contentHash: 'x',
  recordedBy: '张三',
  recordedAt: '2026-03-02T02:50:00.000Z',
  receivedAt: '2026-03-02T02:50:00.000Z',
  deviceAt: null,
  reason: '',
};
const view = inspectionView({
  state: 'recorded',
  record: recorded,
  matterDetails: matter ? [{ ...matter, basis }] : [],
  findings: [
    finding,
    { ...finding, handling: 'advice', dueOn: null, rectification: null, description: '建议完善制度。' },
    { ...finding, handling: 'corrected-on-site', dueOn: null, rectification: null, description: '灭火器被遮挡' },
  ],
});
const start = { view, writer: '张三', complaintPhone: '0731-12345', now: '2026-03-02T03:04:05.678Z' };

test('an order to correct begins with the orders of the record, each with its law in full', () => {
  expect(startPaper('correction-order', start)).toMatchObject({
    items: [
      {
        description: '台账缺少三月的签字',
        clause: '《民用爆炸物品安全管理条例》第十五条',
        orderClause: basis,
        dueOn: '2026-03-20',
      },
    ],
    issuedOn: '2026-03-02',
  });
});

test('an order rests on the clause of the failed check, and on nothing where the matter names no article', () => {
  const items = (of: InspectionView) =>
    (startPaper('correction-order', { ...start, view: of })['items'] as unknown[])[0];
  const ofCheck = [{ ...finding, checkKey: 'v1:1' }];
  expect(items({ ...view, findings: ofCheck })).toMatchObject({
    orderClause: '《民用爆炸物品安全管理条例》第四十五条',
  });
  const vague = matter ? [{ ...matter, basis: '（以本省规定为准）' }] : [];
  expect(items({ ...view, findings: ofCheck, matterDetails: vague })).toMatchObject({
    clause: '条例第十五条',
    orderClause: '条例第四十五条',
  });
  expect(items({ ...view, matterDetails: vague })).toMatchObject({ clause: '条例第十五条', orderClause: '' });
});

test('a notice of the result tells findings, what was ordered, and where to object', () => {
  const clause = '《民用爆炸物品安全管理条例》第十五条';
  expect(startPaper('result-notice', start)).toMatchObject({
    results: `1.台账缺少三月的签字（${clause}）。\n2.建议完善制度（${clause}）。\n3.灭火器被遮挡（${clause}）。`,
    handling:
      '1.台账缺少三月的签字：责令改正，期限至2026年3月20日。\n2.建议完善制度：提示指导。\n3.灭火器被遮挡：责令当场改正。',
    guidance: '1.建议完善制度。',
    objectionChannel: '对检查结果有异议的，可以向本机关提出（电话：0731-12345）。',
  });
});

test('a receipt of service begins with the documents that are served; the rest is for who serves them', () => {
  const content = startPaper('correction-order', start) as DocumentContent;
  const documents = [
    {
      documentId: '01990000-0000-7000-8000-0000000000f1',
      content,
      number: '示工信责改〔2026〕3号',
      signatures: [],
      evidence: [],
      contentHash: 'x',
      writtenBy: '张三',
      writtenAt: '2026-03-02T03:00:00.000Z',
    },
  ];
  const receipt = startPaper('service-receipt', { ...start, view: { ...view, documents } });
  expect(receipt).toMatchObject({
    documents: [{ name: '责令改正通知书', number: '示工信责改〔2026〕3号' }],
    server: '张三、李四',
    way: null,
    recipient: '',
    servedAt: '',
  });
  expect(receipt).not.toHaveProperty('refusal');
});

const gapsOf = (kind: WrittenDocumentKind, more: Record<string, unknown> = {}, of = view) =>
  paperGaps(kind, { ...startPaper(kind, { ...start, view: of }), ...more }, of).map(
    ({ code, name }) => `${code} ${name}`,
  );

test.each<[WrittenDocumentKind, string[]]>([
  [
    'inquiry',
    [
      'missing endedAt',
      'not-told rightsTold',
      'unanswered recusal',
      'missing dialogue.0.question',
      'missing dialogue.0.answer',
    ],
  ],
  ['survey', ['missing endedAt', 'missing object', 'missing course', 'missing result']],
  ['sampling', ['missing sampledAt', 'missing method', 'missing goods.0.name', 'missing goods.0.quantity']],
  ['result-notice', []],
  ['correction-order', []],
  [
    'service-receipt',
    ['missing documents.0.name', 'missing servedAt', 'unanswered way', 'missing recipient', 'unanswered refusal'],
  ],
])('%s: what nobody has said, chosen or done yet is a gap, in the order of the screen', (kind, gaps) => {
  expect(gapsOf(kind)).toEqual(gaps);
});

test.each(writtenDocumentKinds)('%s: whatever is filled in already is what the server takes', (kind) => {
  expect(gapsOf(kind).filter((gap) => gap.startsWith('invalid'))).toEqual([]);
});

test('times in the wrong order, laws without a name and a result before the record are gaps', () => {
  const startedAt = '2026-03-02T03:04:00.000Z';
  expect(gapsOf('inquiry', { startedAt, endedAt: startedAt })).toContain('time-reversed endedAt');
  expect(gapsOf('survey', { startedAt, endedAt: '2026-03-02T03:00:00.000Z' })).toContain('time-reversed endedAt');
  const item = { description: '台账缺签字', clause: '条例第十五条', orderClause: ' ', dueOn: '2026-03-20' };
  expect(gapsOf('correction-order', { items: [item] })).toEqual([
    'law-unnamed items.0.clause',
    'missing items.0.orderClause',
  ]);
  expect(gapsOf('result-notice', {}, { ...view, matterDetails: [] })).toEqual(['law-unnamed results']);
  expect(gapsOf('result-notice', {}, { ...view, record: null, findings: [] })).toEqual([
    'missing results',
    'record-missing results',
    'missing handling',
  ]);
  expect(gapsOf('service-receipt', { refusal: { reason: '', witness: '' } })).toContain('missing refusal.witness');
});
