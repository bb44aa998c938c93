// The draft of a record as an addition says what the record itself would say, and what no record has a place for.
import { recordText } from '@liangma/documents/official/record-text';
import { expect, test } from 'vitest';
import { beginSigning } from './signing.ts';
import { emptyFinding, startDraft } from './record-draft.ts';
import type { CheckDraft, RecordDraft } from './record-draft.ts';
import { draftText } from './record-draft-text.ts';
import { inspectionView } from './testing/inspection-sample.ts';

const base = inspectionView();
const view = { ...base, fields: { ...base.fields, assistants: ['赵协助'] } };
const savedAt = '2026-03-02T02:30:00.000Z';

const answered = (check: CheckDraft, index: number): CheckDraft =>
  index === 1
    ? {
        ...check,
        answer: 'not-compliant',
        finding: {
          description: '通道堵塞',
          clause: '条例第八条',
          handling: 'order',
          dueOn: '2026-03-09',
          isMajor: true,
        },
      }
    : { ...check, answer: 'compliant', note: index === 0 ? '抽查十本' : '' };

const full: RecordDraft = {
  ...startDraft(view),
  certificateShown: true,
  rightsTold: true,
  recusal: 'asked-for',
  recusalNote: '局长决定不回避',
  startedAt: '2026-03-02T09:30',
  endedAt: '2026-03-02T10:05',
  place: '三号库',
  present: { name: '王在场', post: '安全员', phone: '13800000000' },
  assistantsPresent: ['赵协助'],
  checks: startDraft(view).checks.map(answered),
  others: [{ ...emptyFinding('条例第九条'), description: '夜间无人看守', handling: 'advice', key: '甲' }],
  materials: [{ name: '出入库台账', copies: 2, note: '复印件' }],
  statement: '已知悉',
  conclusion: '责令改正',
  signature: { kind: 'refused', name: '', reason: '负责人不在', witness: '李见证' },
};

test('a full draft has the text of its record, closed or not', async () => {
  const signing = await beginSigning(full, view, 'drawn', savedAt);
  const text = recordText(signing.content, view.checklist);
  expect(draftText({ savedAt, draft: full, signing: null }, view)).toBe(text);
  expect(draftText({ savedAt, draft: full, signing }, view)).toBe(text);
  expect(text.split('\n')).toEqual([
    '另一份现场检查笔录',
    '检查时间：2026年3月2日9时30分至10时05分',
    '检查地点：三号库',
    '现场人员：王在场，安全员，13800000000',
    '亮证告知：已出示执法证件，已告知权利',
    '回避：申请回避，局长决定不回避',
    '协助人员：赵协助',
    '检查情况：',
    '1. 检查内容1：合格。抽查十本',
    '2. 检查内容2：不合格',
    ...[3, 4, 5, 6, 7].map((no) => `${no}. 检查内容${no}：合格`),
    '发现的问题和处理：',
    '1. 通道堵塞（检查项：检查内容2；违反条款：条例第八条；处理：责令改正；改正期限：2026年3月9日；重大问题）',
    '2. 夜间无人看守（违反条款：条例第九条；处理：提示指导）',
    '检查结论：责令改正',
    '提取的资料：',
    '1. 出入库台账2份，复印件',
    '企业陈述：已知悉',
    '企业签字：拒绝签字，负责人不在；见证人：李见证',
  ]);
});

test('who has signed is named, and nobody who has not', async () => {
  const draft = { ...full, signature: { ...full.signature, kind: 'signed' as const, name: '王在场' } };
  const signing = await beginSigning(draft, view, 'drawn', savedAt);
  const unsigned = draftText({ savedAt, draft, signing }, view);
  expect(unsigned).toContain('企业签字：王在场（尚未签字）');
  expect(unsigned).not.toContain('签名：');
  const drawing = { strokes: [], width: 300, height: 120 };
  const signed = draftText(
    { savedAt, draft, signing: { ...signing, drawn: { party: { drawing, signedAt: savedAt } } } },
    view,
  );
  expect(signed).toContain('企业签字：王在场（平板签字）');
  expect(signed).toContain('1. 被检查单位王在场，2026年3月2日10时30分');
});

test('nothing is made up of what was not entered, and what was entered without an answer is there', () => {
  const begun = startDraft(view);
  const draft: RecordDraft = {
    ...begun,
    checks: begun.checks.map((check, index) => {
      if (index === 0) return { ...check, note: '只看了外面' };
      return index === 1
        ? { ...check, answer: 'not-compliant', finding: { ...emptyFinding(''), description: '堵塞' } }
        : check;
    }),
    materials: [{ name: '合同', copies: null, note: '' }],
  };
  expect(draftText({ savedAt, draft, signing: null }, view).split('\n')).toEqual([
    '另一份现场检查笔录',
    '检查时间：2026年3月2日9时30分开始',
    '检查地点：示范市云谷路1号',
    '现场人员：王在场',
    '检查情况：',
    '1. 检查内容2：不合格',
    '发现的问题和处理：',
    '1. 堵塞（检查项：检查内容2）',
    '提取的资料：',
    '1. 合同',
    '未作答的检查项：',
    '1. 检查内容1：只看了外面',
  ]);
});
