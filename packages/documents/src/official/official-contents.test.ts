// What each document must hold: the fields that the ministry's forms of April 2025 are confirmed to have.
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { describe, expect, test } from 'vitest';
import { officialPunctuation } from '../word/official-punctuation.ts';
import { madeApprovalForm } from './approval-form.ts';
import type { DocumentContext, InspectionLike, SignedLike } from './inspection-like.ts';
import { madeNotice } from './notice.ts';
import { officialHtml } from './official-html.ts';
import { madeRecord, recordDocument } from './record-data.ts';
import { htmlTexts } from './testing/html-text.ts';
import {
  drawnSignatures,
  longInspection,
  longRecord,
  sampleContext as context,
  sampleDocuments,
  sampleInspection as view,
  sampleRecord,
} from './testing/sample-inspection.ts';
import { writtenDocument } from './written-document.ts';

const { bans, rights } = nationalPack.rules;
const textOf = (document: Parameters<typeof officialHtml>[0]) => htmlTexts(officialHtml(document)).join('\n');

describe('the approval form', () => {
  const text = (more: Partial<InspectionLike> = {}) => textOf(madeApprovalForm({ ...view, ...more }, context).document);

  test('names source, basis, certificates, assistants, visits and cap, and the opinions', () => {
    for (const part of [
      '2025年度检查计划第3项',
      '依据《民用爆炸物品安全管理条例》第四条',
      '张三（执法证号18020101001）',
      '1名：王专家',
      '计入频次上限1次；年度频次上限2次',
      '须核对库房实物与台账，书面核查不能代替',
      '两项检查合并为一次入企',
      '承办人：陈内勤  2025年5月27日9时00分',
      '法制机构',
      '签名：刘局长  2025年5月28日',
      '示工信检通〔2025〕12号',
    ])
      expect(text()).toContain(part);
  });

  test('gives the document of a case, which no paper for the enterprise does', () => {
    const fields = { ...view.fields, groundDocumentNo: '示诉〔2025〕8号', groundNote: '举报人李某' };
    const of = { type: 'case', groundKind: 'complaint', planLine: null, fields } as const;
    expect(text(of)).toContain('投诉举报，文号：示诉〔2025〕8号；举报人李某');
    const others = [
      madeNotice({ ...view, ...of }, context).document,
      recordDocument({ ...view, ...of }, sampleRecord, context),
    ];
    for (const other of others) expect(textOf(other)).not.toMatch(/李某|示诉/);
  });

  test('says of an urgent visit why, when it began and was reported, and that the approval came after', () => {
    const entry = {
      enteredAt: '2025-05-27T23:00:00.000Z',
      receivedAt: '2025-05-28T00:30:00.000Z',
      exceptionReason: 'emergency',
      exceptionNote: '库区冒烟',
    };
    expect(text({ entry })).toContain('是。事由：库区冒烟');
    expect(text({ entry })).toContain(
      '开始时间：2025年5月28日7时00分；报告时间：2025年5月28日8时30分；补办审批时间：2025年5月28日10时30分',
    );
    expect(text()).toContain('紧急检查\n否');
  });

  test('has room for the head while nobody has approved', () => {
    expect(text({ approval: null, noticeNo: null })).toMatch(/负责人审批\n+签名：\s+年/);
  });
});

describe('the notice', () => {
  const text = (more: Partial<InspectionLike> = {}, changed: DocumentContext = context) =>
    textOf(madeNotice({ ...view, ...more }, changed).document);

  test('names the enterprise as registered, matters with basis, officers with certificates, time and place', () => {
    for (const part of [
      '示工信检通〔2025〕12号',
      '示范市星火民爆器材有限公司(东区)<分>：',
      '91430200MA4L16XQ7B',
      '1.民用爆炸物品销售企业监督检查  依据《民用爆炸物品安全管理条例》第四条',
      '2.民爆专用仓库检查',
      '张三（执法证号18020101001）、李四（执法证号18020101002）',
      '现场检查；2025年6月3日至2025年6月5日',
      '示范市东区解放路18号',
      '示范市工业和信息化局（印章）',
      '2025年5月28日',
    ])
      expect(text()).toContain(part);
  });

  test('prints five bans, eight must-nots, and each right with its article', () => {
    for (const ban of bans.value) {
      expect(text()).toContain(ban.zh);
      for (const mustNot of ban.mustNots) expect(text()).toContain(mustNot.zh);
    }
    for (const right of rights.value) expect(text()).toContain(officialPunctuation(right.zh));
    expect(text()).toContain('《行政处罚法》第五十五条第一款');
    expect(text()).toContain('国办发〔2024〕54号');
  });

  test('says how often this year: as counted at the approval: under a cap, without one, outside it', () => {
    expect(text()).toContain('此前已对你单位检查1次，本次为第2次；年度频次上限2次');
    expect(text({ capUse: { limit: null, counted: 0, exempt: 0 } })).toContain('尚未公布年度频次上限');
    expect(text({ groundKind: 'complaint', planLine: null })).toContain('不受年度频次上限约束');
    expect(text({ visitsBefore: 0 })).toContain('此前已对你单位检查0次，本次为第1次；年度频次上限2次');
  });

  test('one day, an entrusted body, no assistants, no phone', () => {
    const bureau = { ...context.bureau, entrustedBy: '示范市人民政府', complaintPhone: '' };
    const of = { plannedUntil: view.plannedFrom, fields: { ...view.fields, assistants: [] } };
    const notice = text(of, { ...context, bureau });
    expect(notice).toContain('现场检查；2025年6月3日\n');
    expect(notice).toContain('受示范市人民政府委托，本单位依法');
    expect(notice).toContain('无协助人员');
    expect(notice).not.toContain('拨打');
  });

  test('does not exist before the approval', () => {
    expect(() => text({ approval: null })).toThrow(RangeError);
  });
});

describe('the record', () => {
  test('holds time, place, people, telling, checks, findings, papers, evidence, statement', () => {
    const text = textOf(recordDocument(view, sampleRecord, context));
    for (const part of [
      '2025年6月3日9时35分至11时05分',
      '示范市东区解放路18号库区',
      '91430200MA4L16XQ7B',
      '周立',
      '安全主管',
      '13800000000',
      '李四',
      '王专家',
      '已主动出示行政执法证件',
      '是否申请？答：不申请回避。',
      '是否查验购买单位的许可证和经办人身份\n（《民用爆炸物品安全管理条例》第二十二条）\n合格',
      '不合格\n5月12日销售的乳化炸药未备案',
      '责令改正\n2025年6月18日',
      '检查结论：发现1个问题，已责令改正。',
      '2025年5月销售台账复印件\n1\n加盖公章',
      '照片\n库房1号货架，雷管箱堆放情况\n2025年6月3日10时00分\n第2项\n006400640064',
      '情况属实，马上补办。',
    ])
      expect(text).toContain(part);
    // What the camera called a file says nothing about what it shows.
    expect(text).not.toContain('IMG_');
    expect(text).not.toContain('其他检查人员的补充');
  });

  test('tells of which check or finding evidence is', () => {
    const [finding] = sampleRecord.findings;
    const [photo] = sampleRecord.evidence;
    if (!finding || !photo) throw new Error('sample');
    const beside = { ...finding, key: null, description: '值班人员无证上岗' };
    const evidence = ['a:2', '#2', '#9', null].map((checkKey) => ({ ...photo, checkKey }));
    const made = madeRecord(view, { ...sampleRecord, findings: [finding, beside], evidence }, context);
    const rows = made.templateData.证据 as Record<string, string>[];
    expect(rows.map((row) => row.证据检查项)).toEqual(['第2项', '问题2', '', '']);
  });

  test('asks every check once, in order, and keeps what others added with their evidence', () => {
    const document = recordDocument(longInspection, longRecord, context);
    const checks = document.blocks.flatMap((block) =>
      block.kind === 'table' && block.columns[1]?.header === '检查内容' ? block.rows : [],
    );
    expect(checks.map(([no]) => Number(no)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 1),
    );
    const text = textOf(document);
    expect(text).toContain('在1号库补充检查，温湿度记录完整。（张三，2025年6月3日11时00分）');
    expect(text).toContain('（重大问题）');
    expect(text.match(/照片/g)).toHaveLength(14);
  });

  test('says so when nothing was found, said or taken', () => {
    const empty = { ...sampleRecord, findings: [], statement: '', materials: [], evidence: [], answers: [] };
    const text = textOf(recordDocument(view, empty, context));
    expect(text).toContain('检查中未发现问题。');
    expect(text).toContain('无陈述和意见。');
    expect(text.match(/未检查/g)).toHaveLength(3);
    expect(text).toMatch(/四、提取的资料和证据\n无。/);
  });
});

describe('the notice of the result', () => {
  const notice = sampleDocuments.find(({ content }) => content.kind === 'result-notice');
  const text = (more: Partial<InspectionLike> = {}, signatures: readonly SignedLike[] = []) =>
    notice ? textOf(writtenDocument({ ...view, ...more }, { ...notice, signatures }, context)) : '';
  const record = (startedAt: string, endedAt: string) => ({ recordedBy: '李四', content: { startedAt, endedAt } });

  test('gives the days of the record, never those that were planned', () => {
    expect(text()).toContain('本机关于2025年6月3日依法对你单位进行');
    const overnight = record('2025-06-04T15:00:00.000Z', '2025-06-04T17:00:00.000Z');
    expect(text({ record: overnight })).toContain('本机关于2025年6月4日至2025年6月5日依法对你单位进行');
    expect(text({ record: null })).toContain('本机关于2025年6月3日依法对你单位进行');
    const nobodyThere = text({ record: null, entry: null });
    expect(nobodyThere).toContain('本机关依法对你单位进行');
    expect(nobodyThere).not.toContain('6月3日');
  });

  test('has a line for the recipient on paper only', () => {
    expect(text()).toContain('接收时间：');
    expect(text({}, drawnSignatures)).not.toContain('接收时间：');
    const told = { at: '2025-06-05T02:00:00.000Z', way: 'document', to: '龙杰' };
    expect(text({ told }, drawnSignatures)).toContain('接收人：龙杰    告知时间：2025年6月5日10时00分');
  });
});

test('the record names the law of a clause as the matter of its check does', () => {
  const short = (of: (typeof view.checklist)[number]) => ({
    ...of,
    clause: of.clause?.replace(/《.*》/, '条例') ?? null,
  });
  const [finding] = sampleRecord.findings;
  const findings = finding ? [{ ...finding, clause: '条例第二十四条' }] : [];
  const checklist = view.checklist.map(short);
  const text = textOf(recordDocument({ ...view, checklist }, { ...sampleRecord, findings }, context));
  expect(text).toContain('（《民用爆炸物品安全管理条例》第二十二条）');
  expect(text).toContain('\n《民用爆炸物品安全管理条例》第二十四条\n责令改正');
  expect(text).not.toContain('（条例');
});

test('the record says of what is corrected on the spot that it was ordered, not that it was done', () => {
  const [finding] = sampleRecord.findings;
  const findings = finding ? [{ ...finding, handling: 'corrected-on-site' as const, dueOn: null }] : [];
  expect(textOf(recordDocument(view, { ...sampleRecord, findings }, context))).toContain('责令当场改正');
});

test.each([
  [
    'inquiry',
    [
      '第1次',
      '430200198401010000',
      '问：5月12日销售的乳化炸药是否备案？',
      '答：没有备案，经办人请假了。',
      '你有权进行陈述和申辩',
    ],
  ],
  ['survey', ['晴', '2号库技防设施', '全程录像。', '其中1只无信号', '当事人（见证人）']],
  [
    'sampling',
    ['示工信抽证〔2025〕1号', 'Φ32mm×200g', '20250501-3', '2025年5月1日', '4支', '1箱（24千克）', '2.50元', '双层封袋'],
  ],
  [
    'result-notice',
    [
      '示工信检告〔2025〕9号',
      '1.民用爆炸物品销售企业监督检查：发现1个问题。',
      '建议指定专人办理备案。',
      '可以向本机关提出',
      '接收时间：',
    ],
  ],
  [
    'correction-order',
    ['示工信责改〔2025〕4号', '第二十四条', '第四十五条', '2025年6月18日', '本机关将组织复查', '行政复议'],
  ],
  ['service-receipt', ['责令改正通知书', '直接送达', '龙杰', '2025年6月5日10时00分', '张三、李四']],
])('%s holds its fields', (kind, parts) => {
  const written = sampleDocuments.find(({ content }) => content.kind === kind);
  const text = written ? textOf(writtenDocument(view, written, context)) : '';
  for (const part of parts) expect(text).toContain(part);
});
