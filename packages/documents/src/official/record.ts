/**
 * 现场检查笔录: when, where and who; what was shown and told; every check with answer and facts; what was found; papers
 * taken and evidence; the party's statement; signatures on every page, or the refusal with its witness
 * (司法部办公厅《行政检查文书基本格式文本(试行)》, April 2025).
 */
import { evidenceBlocks, evidenceFields, type EvidenceRow } from './evidence-index.ts';
import { defineForm, list, optional, required } from './form-fields.ts';
import {
  formRow,
  headingBlock,
  lineBlock,
  numberBlock,
  paragraphBlock,
  tableBlock,
  type Block,
  type OfficialDocument,
} from './official-document.ts';
import { signatureBlock, signatureFields, type SignatureRow } from './signatures.ts';

export interface RecordData {
  bureauName: string;
  noticeNo: string;
  time: string;
  place: string;
  matters: string;
  partyName: string;
  creditCode: string;
  legalRepresentative: string;
  address: string;
  presentName: string;
  presentPost: string;
  presentPhone: string;
  officers: string;
  recorder: string;
  assistants: string;
  /** Showing of certificates and notification of rights. */
  told: string;
  /** Question about recusal with the answer. */
  recusal: string;
  checks: readonly { no: string; matter: string; text: string; answer: string; facts: string }[];
  findings: readonly { no: string; description: string; clause: string; handling: string; dueOn: string }[];
  conclusion: string;
  statement: string;
  materials: readonly { no: string; name: string; copies: string; note: string }[];
  evidence: readonly EvidenceRow[];
  additions: readonly { text: string; by: string; at: string }[];
  /** Why the party did not sign; empty when it did. */
  refusal: string;
  signatures: readonly SignatureRow[];
  pageFoot: string;
}

function head(data: RecordData): Block[] {
  return [
    ...(data.noticeNo === '' ? [] : [numberBlock(`检查通知书编号：${data.noticeNo}`)]),
    {
      kind: 'form',
      rows: [
        formRow(['检查时间', data.time]),
        formRow(['检查地点', data.place]),
        formRow(['检查事项', data.matters]),
        formRow(['被检查单位', data.partyName]),
        formRow(['统一社会\n信用代码', data.creditCode], ['法定代表人\n（负责人）', data.legalRepresentative]),
        formRow(['单位地址', data.address]),
        formRow(['现场人员', data.presentName], ['职务', data.presentPost]),
        formRow(['联系电话', data.presentPhone], ['记录人', data.recorder]),
        formRow(['检查人员', data.officers]),
        formRow(['协助人员', data.assistants]),
      ],
    },
    headingBlock('一、亮证和告知'),
    paragraphBlock(data.told),
    paragraphBlock(data.recusal),
  ];
}

/** Checks of one matter after the other; the name stands above its table when there are several. */
function checkBlocks({ checks }: RecordData): Block[] {
  const matters = [...new Set(checks.map(({ matter }) => matter))];
  return matters.flatMap((matter) => [
    ...(matters.length === 1 ? [] : [lineBlock(matter)]),
    ...tableBlock(
      [
        { header: '序号', widthMm: 11, align: 'centre' },
        { header: '检查内容', widthMm: 80 },
        { header: '结果', widthMm: 16, align: 'centre' },
        { header: '情况说明', widthMm: 53 },
      ],
      checks
        .filter((check) => check.matter === matter)
        .map((check) => [check.no, check.text, check.answer, check.facts]),
    ),
  ]);
}

function found(data: RecordData): Block[] {
  return [
    headingBlock('二、检查情况'),
    ...checkBlocks(data),
    headingBlock('三、发现的问题和处理'),
    ...(data.findings.length === 0
      ? [paragraphBlock('检查中未发现问题。')]
      : tableBlock(
          [
            { header: '序号', widthMm: 11, align: 'centre' },
            { header: '问题', widthMm: 63 },
            { header: '违反的条款', widthMm: 35 },
            { header: '处理', widthMm: 19, align: 'centre' },
            { header: '改正期限', widthMm: 32, align: 'centre' },
          ],
          data.findings.map((row) => [row.no, row.description, row.clause, row.handling, row.dueOn]),
        )),
    ...(data.conclusion === '' ? [] : [paragraphBlock(`检查结论：${data.conclusion}`)]),
  ];
}

function index(data: RecordData): Block[] {
  return [
    headingBlock('四、提取的资料和证据'),
    ...(data.materials.length + data.evidence.length === 0 ? [paragraphBlock('无。')] : []),
    ...tableBlock(
      [
        { header: '序号', widthMm: 11, align: 'centre' },
        { header: '资料名称', widthMm: 82 },
        { header: '份数', widthMm: 17, align: 'centre' },
        { header: '说明', widthMm: 50 },
      ],
      data.materials.map((row) => [row.no, row.name, row.copies, row.note]),
    ),
    ...evidenceBlocks(data.evidence),
  ];
}

function end(data: RecordData): Block[] {
  return [
    headingBlock('五、被检查单位的陈述和意见'),
    paragraphBlock(data.statement),
    ...(data.additions.length === 0 ? [] : [headingBlock('六、其他检查人员的补充')]),
    ...data.additions.map(({ by, at, text }) => paragraphBlock(`${text}（${by}，${at}）`)),
    paragraphBlock('以上笔录经现场人员核对。'),
    ...(data.refusal === '' ? [] : [paragraphBlock(data.refusal)]),
    signatureBlock(data.signatures),
  ];
}

const build = (data: RecordData): OfficialDocument => ({
  title: '现场检查笔录',
  bureauName: data.bureauName,
  layout: 'record',
  blocks: [...head(data), ...found(data), ...index(data), ...end(data)],
  pageFoot: data.pageFoot,
});

export const recordForm = defineForm<RecordData>(
  '现场检查笔录',
  {
    bureauName: required('执法主体', '执法主体名称'),
    noticeNo: required('通知书编号', '行政检查通知书编号'),
    time: required('检查时间', '检查起止时间'),
    place: required('检查地点'),
    matters: required('检查事项', '检查事项名称'),
    partyName: required('被检查单位', '被检查单位名称'),
    creditCode: required('信用代码', '统一社会信用代码'),
    legalRepresentative: required('法定代表人', '法定代表人(负责人)'),
    address: required('单位地址', '被检查单位住所'),
    presentName: required('现场人员', '现场人员姓名'),
    presentPost: required('现场人员职务'),
    presentPhone: required('现场人员电话'),
    officers: required('检查人员', '检查人员姓名和执法证号'),
    recorder: required('记录人'),
    assistants: required('协助人员', '到场的协助人员'),
    told: required('亮证告知', '出示执法证件、告知权利的情况'),
    recusal: required('回避', '是否申请回避及处理'),
    checks: list('检查项', '逐项检查情况', {
      no: optional('检查项序号'),
      matter: optional('检查项所属事项'),
      text: required('检查内容'),
      answer: required('检查项结果'),
      facts: required('检查项情况', '检查项的情况说明'),
    }),
    findings: list('问题', '发现的问题和处理', {
      no: optional('问题序号'),
      description: required('问题描述'),
      clause: required('违反条款'),
      handling: required('问题处理'),
      dueOn: required('改正期限'),
    }),
    conclusion: required('检查结论'),
    statement: required('当事人意见', '被检查单位的陈述和意见'),
    materials: list('资料', '提取的资料', {
      no: optional('资料序号'),
      name: required('资料名称'),
      copies: required('资料份数'),
      note: optional('资料说明'),
    }),
    evidence: evidenceFields,
    additions: list(
      '补充',
      '其他检查人员的补充',
      {
        text: required('补充内容'),
        by: required('补充人'),
        at: required('补充时间'),
      },
      'paragraphs',
    ),
    refusal: required('拒签说明', '拒绝签名的理由和见证人'),
    signatures: signatureFields,
    pageFoot: required('逐页签名', '每页的签名处'),
  },
  build,
);
