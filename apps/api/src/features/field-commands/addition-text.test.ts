// Nothing of a record is lost when it is kept as text: what nobody reads there is gone.
import { expect, it } from 'vitest';
import type { RecordContent } from '@liangma/contract/inspections';
import { additionText } from './addition-text.ts';

const check = (key: string, text: string) => ({
  key,
  text,
  matterName: '民爆检查',
  clause: null,
  penaltyClause: null,
  onNo: [],
  onlyIf: null,
});
const checklist = [check('c1', '台账是否齐全'), check('c2', '库房是否专人看守')];
const finding = { key: 'c2', clause: '条例第十五条', handling: 'order', dueOn: '2026-07-15', isMajor: true } as const;

const content: RecordContent = {
  startedAt: '2026-12-31T15:30:00.000Z',
  endedAt: '2026-12-31T16:05:00.000Z',
  place: '三号库',
  present: { name: '王在场', post: '安全员', phone: '13800000000' },
  certificateShown: true,
  rightsTold: false,
  recusal: 'asked-for',
  answers: [
    { key: 'c1', answer: 'compliant', note: '抽查十本' },
    { key: 'c2', answer: 'not-compliant', note: '' },
    { key: 'gone', answer: 'not-applicable', note: '' },
  ],
  findings: [{ ...finding, description: '夜间无人看守' }],
  statement: '已知悉',
  conclusion: '责令改正',
  partySignature: { kind: 'refused', reason: '负责人不在', witness: '李见证' },
  recusalNote: '局长决定不回避',
  assistantsPresent: ['赵协助'],
  materials: [{ name: '出入库台账', copies: 2, note: '复印件' }],
  evidence: [],
  signing: 'drawn',
  signatures: [
    {
      role: 'witness',
      name: '李见证',
      officerId: null,
      image: 'a'.repeat(64),
      contentHash: 'b'.repeat(64),
      signedAt: '2026-12-31T16:06:00.000Z',
    },
  ],
};
const textOf = (more: Partial<RecordContent> = {}) =>
  additionText({ kind: 'record', version: 1, content: { ...content, ...more }, checklistHash: '' }, checklist);

it('says everything that the record says, in words and official dates', () => {
  expect(textOf()?.split('\n')).toEqual([
    '另一份现场检查笔录',
    '检查时间：2026年12月31日23时30分至2027年1月1日0时05分',
    '检查地点：三号库',
    '现场人员：王在场，安全员，13800000000',
    '亮证告知：已出示执法证件，未告知权利',
    '回避：申请回避，局长决定不回避',
    '协助人员：赵协助',
    '检查情况：',
    '1. 台账是否齐全：合格。抽查十本',
    '2. 库房是否专人看守：不合格',
    '3. 检查项gone：不适用',
    '发现的问题和处理：',
    '1. 夜间无人看守（检查项：库房是否专人看守；违反条款：条例第十五条；处理：责令改正；改正期限：2026年7月15日；重大问题）',
    '检查结论：责令改正',
    '提取的资料：',
    '1. 出入库台账2份，复印件',
    '企业陈述：已知悉',
    '企业签字：拒绝签字，负责人不在；见证人：李见证',
    '签名：',
    '1. 见证人李见证，2027年1月1日0时06分',
  ]);
});

it('the whole text, however long', () => {
  const findings = ['首', '中', '末'].map((word) => ({
    ...finding,
    description: `${'长'.repeat(3990)}${word}项完`,
  }));
  const text = textOf({ findings, statement: '最后一句' });
  for (const words of ['首项完', '中项完', '末项完', '最后一句']) expect(text).toContain(words);
});

it('leaves out what is empty, and has nothing for a command without words', () => {
  const text = textOf({ place: '', signatures: [], materials: [], findings: [], statement: '', assistantsPresent: [] });
  for (const label of ['检查地点', '签名：', '提取的资料', '发现的问题', '企业陈述', '协助人员'])
    expect(text).not.toContain(label);
  expect(additionText({ kind: 'close', version: 1 }, checklist)).toBeNull();
});
