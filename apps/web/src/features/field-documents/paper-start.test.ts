import { documentContent, writtenDocumentKinds } from '@liangma/contract/inspection-documents';
import { expect, test } from 'vitest';
import { inspectionView } from '../field/testing/inspection-sample.ts';
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
const view = inspectionView({
  state: 'recorded',
  findings: [
    finding,
    { ...finding, handling: 'advice', dueOn: null, rectification: null, description: '建议完善制度' },
  ],
});
const start = { view, writer: '张三', complaintPhone: '0731-12345', now: '2026-03-02T03:04:05.678Z' };

test('an order to correct begins with the orders of the record and nothing else', () => {
  expect(startPaper('correction-order', start)).toMatchObject({
    items: [{ description: '台账缺少三月的签字', clause: '条例第十五条', dueOn: '2026-03-20' }],
    issuedOn: '2026-03-02',
  });
});

test('a notice of the result tells findings, handling and where to object', () => {
  expect(startPaper('result-notice', start)).toMatchObject({
    results: '1．台账缺少三月的签字（条例第十五条）\n2．建议完善制度（条例第十五条）',
    handling: '1．台账缺少三月的签字：责令改正，期限为2026-03-20\n2．建议完善制度：提示指导',
    guidance: '1．建议完善制度',
    objectionChannel: '对检查结果有异议的，可以向本机关提出（电话：0731-12345）。',
  });
});

test('a receipt of service begins with the documents that are served', () => {
  const order = startPaper('correction-order', start);
  const documents = [
    {
      documentId: '01990000-0000-7000-8000-0000000000f1',
      content: order,
      number: '示工信责改〔2026〕3号',
      signatures: [],
      evidence: [],
      contentHash: 'x',
      writtenBy: '张三',
      writtenAt: '2026-03-02T03:00:00.000Z',
    },
  ];
  expect(startPaper('service-receipt', { ...start, view: { ...view, documents } })).toMatchObject({
    documents: [{ name: '责令改正通知书', number: '示工信责改〔2026〕3号' }],
    recipient: '王在场',
    server: '张三、李四',
    servedAt: '2026-03-02T03:04:00.000Z',
  });
});

test.each(writtenDocumentKinds)('%s: whatever is filled in already is what the server takes', (kind) => {
  const problems = documentContent.safeParse(startPaper(kind, start)).error?.issues ?? [];
  // Only what nobody can know yet is missing.
  expect(problems.every(({ code }) => code === 'too_small')).toBe(true);
});
