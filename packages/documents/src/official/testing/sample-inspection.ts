/** An inspection and its documents as a bureau would have them, short or long. */
import type { DocumentContext, EvidenceLike, InspectionLike, RecordLike, SignedLike } from '../inspection-like.ts';
import type { WrittenLike } from '../written-like.ts';
import { drawnPicture } from './drawn-picture.ts';

const contentHash = '7c4a8d09ca3762af61e59520943dc26494f8941b0123456789abcdef01234567';
const hashOf = (index: number) => index.toString(16).padStart(4, '0').repeat(16);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const signed = (role: SignedLike['role'], name: string, index: number): SignedLike => ({
  role,
  name,
  image: hashOf(index),
  contentHash,
  signedAt: `2025-06-03T03:${10 + index}:00.000Z`,
});

export const drawnSignatures: readonly SignedLike[] = [
  signed('party', '龙杰', 1),
  signed('officer', '张三', 2),
  signed('officer', '李四', 3),
];

export const sampleContext: DocumentContext = {
  bureau: { name: '示范市工业和信息化局', entrustedBy: null, complaintPhone: '0731-12345' },
  recorder: '李四',
  picture: (hash) => drawnPicture(Number.parseInt(hash.slice(0, 4), 16)),
};

export const sampleInspection: InspectionLike = {
  noticeNo: '示工信检通〔2025〕12号',
  type: 'daily',
  groundKind: 'plan',
  sectionName: '安全生产科',
  plannedFrom: '2025-06-03',
  plannedUntil: '2025-06-05',
  fields: {
    mode: 'on-site',
    onSiteReason: '须核对库房实物与台账,书面核查不能代替',
    assistants: ['王专家'],
    groundDocumentNo: null,
    groundNote: '',
  },
  enterprise: {
    name: '示范市星火民爆器材有限公司(东区)<分>',
    creditCode: '91430200MA4L16XQ7B',
    legalRepresentative: '周立',
    address: '示范市东区解放路18号',
    contactName: '龙杰',
    contactPhone: '0731-28880000',
  },
  officerDetails: [
    { name: '张三', certificateNo: '18020101001' },
    { name: '李四', certificateNo: '18020101002' },
  ],
  matterDetails: [
    {
      name: '民用爆炸物品销售企业监督检查',
      basis: '《民用爆炸物品安全管理条例》第四条',
      content: '购买许可查验、销售备案、出入库登记',
    },
    { name: '民爆专用仓库检查', basis: '《民用爆炸物品安全管理条例》第四十条', content: '专用仓库的技术防范和人员' },
  ],
  planLine: { year: 2025, no: 3 },
  checklist: [
    {
      key: 'a:1',
      matterName: '民用爆炸物品销售企业监督检查',
      text: '是否查验购买单位的许可证和经办人身份',
      clause: '《民用爆炸物品安全管理条例》第二十二条',
    },
    {
      key: 'a:2',
      matterName: '民用爆炸物品销售企业监督检查',
      text: '销售后是否在3日内备案',
      clause: '《民用爆炸物品安全管理条例》第二十四条',
    },
    { key: 'b:1', matterName: '民爆专用仓库检查', text: '出入库登记与实物是否相符', clause: null },
  ],
  warningAnswers: [{ reason: '两项检查合并为一次入企,不再单独安排' }],
  capUse: { limit: 2, counted: 1, exempt: 0 },
  visitsBefore: 1,
  preparedBy: '陈内勤',
  submittedAt: '2025-05-27T01:00:00.000Z',
  approval: { by: '刘局长', at: '2025-05-28T02:30:00.000Z', opinion: '同意' },
  entry: {
    enteredAt: '2025-06-03T01:30:00.000Z',
    receivedAt: '2025-06-03T01:30:00.000Z',
    exceptionReason: null,
    exceptionNote: '',
  },
  record: {
    recordedBy: '李四',
    content: { startedAt: '2025-06-03T01:35:00.000Z', endedAt: '2025-06-03T03:05:00.000Z' },
  },
  additions: [],
  told: null,
};

const photo = (index: number, checkKey: string | null): EvidenceLike => ({
  hash: hashOf(100 + index),
  kind: 'photo',
  name: `IMG_${index}.jpg`,
  caption: index % 2 === 0 ? `库房${index + 1}号货架,雷管箱堆放情况` : '',
  takenAt: `2025-06-03T02:${String(index % 60).padStart(2, '0')}:00.000Z`,
  checkKey,
});

export const sampleRecord: RecordLike = {
  startedAt: '2025-06-03T01:35:00.000Z',
  endedAt: '2025-06-03T03:05:00.000Z',
  place: '示范市东区解放路18号库区',
  present: { name: '龙杰', post: '安全主管', phone: '13800000000' },
  certificateShown: true,
  rightsTold: true,
  recusal: 'not-asked-for',
  recusalNote: '',
  answers: [
    { key: 'a:1', answer: 'compliant', note: '' },
    { key: 'a:2', answer: 'not-compliant', note: '5月12日销售的乳化炸药未备案' },
    { key: 'b:1', answer: 'not-applicable', note: '当日无出入库' },
  ],
  findings: [
    {
      key: 'a:2',
      description: '5月12日销售乳化炸药200千克,至检查时未向公安机关备案',
      clause: '《民用爆炸物品安全管理条例》第二十四条',
      handling: 'order',
      dueOn: '2025-06-18',
      isMajor: false,
    },
  ],
  statement: '情况属实,马上补办。',
  conclusion: '发现1个问题,已责令改正。',
  partySignature: { kind: 'signed', name: '龙杰' },
  assistantsPresent: ['王专家'],
  materials: [{ name: '2025年5月销售台账复印件', copies: 1, note: '加盖公章' }],
  evidence: [photo(0, 'a:2'), photo(1, null)],
  signing: 'drawn',
  signatures: drawnSignatures,
};

export const longInspection: InspectionLike = {
  ...sampleInspection,
  checklist: times(60, (index) => ({
    key: `c:${index}`,
    matterName: sampleInspection.matterDetails[index % 2]?.name ?? '',
    text: `第${index + 1}项要求:专用仓库应当按照国家有关规定设置技术防范设施,并保持设施正常运行`,
    clause: '《民用爆炸物品安全管理条例》第四十条',
  })),
  additions: times(2, (index) => ({
    text: `在${index + 1}号库补充检查,温湿度记录完整。`,
    evidence: [photo(40 + index, `c:${index}`)],
    addedBy: '张三',
    addedAt: '2025-06-03T03:00:00.000Z',
  })),
};

export const longRecord: RecordLike = {
  ...sampleRecord,
  answers: times(60, (index) => ({
    key: `c:${index}`,
    answer: index < 8 ? ('not-compliant' as const) : ('compliant' as const),
    note: index % 3 === 0 ? `现场查看库房,情况如下:设施编号A${index},运行记录从2025年1月起连续,无中断。` : '',
  })),
  findings: times(8, (index) => ({
    key: `c:${index}`,
    description: `${'技防设施的报警主机停机,值班人员不能说明原因;'.repeat(index === 7 ? 24 : 2)}第${index + 1}处`,
    clause: '《民用爆炸物品安全管理条例》第四十条第二项',
    handling: index === 0 ? ('case-proposed' as const) : ('order' as const),
    dueOn: index === 0 ? null : '2025-06-18',
    isMajor: index === 0,
  })),
  evidence: times(12, (index) => photo(index, `c:${index}`)),
  statement: '对第1项有异议:报警主机5月底送修。\n其余属实。',
};

export const refusedRecord: RecordLike = {
  ...sampleRecord,
  recusal: 'asked-for',
  recusalNote: '经局长决定,不予回避',
  partySignature: { kind: 'refused', reason: '认为检查次数过多', witness: '社区工作人员赵敏' },
  signing: 'paper',
  signatures: [],
};

type ContentOf<Kind extends WrittenLike['content']['kind']> = Extract<WrittenLike['content'], { kind: Kind }>;

const inquiry: ContentOf<'inquiry'> = {
  kind: 'inquiry',
  startedAt: '2025-06-03T02:00:00.000Z',
  endedAt: '2025-06-03T02:50:00.000Z',
  place: '示范市星火民爆器材有限公司会议室',
  nth: 1,
  person: {
    name: '龙杰',
    sex: '男',
    age: '41',
    idNo: '430200198401010000',
    phone: '13800000000',
    unit: '示范市星火民爆器材有限公司',
    post: '安全主管',
    address: '示范市东区朝阳路2号',
  },
  recorder: '李四',
  rightsTold: true,
  recusal: 'not-asked-for',
  dialogue: [
    { question: '5月12日销售的乳化炸药是否备案?', answer: '没有备案,经办人请假了。' },
    { question: '什么时候可以补办?', answer: '本周内。' },
  ],
};

const survey: ContentOf<'survey'> = {
  kind: 'survey',
  startedAt: '2025-06-03T02:00:00.000Z',
  endedAt: '2025-06-03T02:40:00.000Z',
  place: '示范市东区解放路18号库区2号库',
  weather: '晴',
  object: '2号库技防设施',
  party: '龙杰',
  course: '由检查人员张三、李四进入2号库,自东向西逐一查看。\n全程录像。',
  result: '报警主机停机,红外探头3只,其中1只无信号。',
  recorder: '李四',
};

const sampling: ContentOf<'sampling'> = {
  kind: 'sampling',
  sampledAt: '2025-06-03T02:20:00.000Z',
  place: '2号库',
  goods: [
    {
      name: '2号岩石乳化炸药',
      brand: '星火',
      specification: 'Φ32mm×200g',
      batch: '20250501-3',
      producer: '示范省第一化工厂',
      producedOn: '2025-05-01',
      quantity: '4支',
      base: '1箱(24千克)',
      unitPriceFen: 250,
    },
  ],
  method: '随机抽取',
  sealing: '双层封袋,加贴封条,双方签名',
  storage: '常温、防火、防静电',
  disposal: '检验后剩余样品退还',
};

const resultNotice: ContentOf<'result-notice'> = {
  kind: 'result-notice',
  results: '1.民用爆炸物品销售企业监督检查:发现1个问题。\n2.民爆专用仓库检查:未发现问题。',
  handling: '责令于2025年6月18日前改正。',
  guidance: '建议指定专人办理备案。',
  objectionChannel: '',
  issuedOn: '2025-06-05',
};

const correctionOrder: ContentOf<'correction-order'> = {
  kind: 'correction-order',
  items: [
    {
      description: '5月12日销售乳化炸药200千克,未备案',
      clause: '《民用爆炸物品安全管理条例》第二十四条',
      orderClause: '《民用爆炸物品安全管理条例》第四十五条',
      dueOn: '2025-06-18',
    },
  ],
  recheck: '期限届满后,本机关将组织复查。',
  remedies: '对本通知不服的,可以依法申请行政复议或者提起行政诉讼。',
  issuedOn: '2025-06-05',
};

const serviceReceipt: ContentOf<'service-receipt'> = {
  kind: 'service-receipt',
  documents: [{ name: '责令改正通知书', number: '示工信责改〔2025〕4号' }],
  place: '示范市东区解放路18号',
  way: 'direct',
  recipient: '龙杰',
  servedAt: '2025-06-05T02:00:00.000Z',
  server: '张三、李四',
  refusal: null,
};

const written = (content: WrittenLike['content'], number: string | null, isSigned = true): WrittenLike => ({
  content,
  number,
  signatures: isSigned ? drawnSignatures : [],
  evidence: [photo(0, null)],
});

/** One of each kind. */
export const sampleDocuments: readonly WrittenLike[] = [
  written(inquiry, null),
  written(survey, null, false),
  written(sampling, '示工信抽证〔2025〕1号'),
  written(resultNotice, '示工信检告〔2025〕9号', false),
  written(correctionOrder, '示工信责改〔2025〕4号'),
  written(serviceReceipt, null, false),
];

export const longInquiry: WrittenLike = written(
  {
    ...inquiry,
    dialogue: times(30, (index) => ({
      question: `第${index + 1}个问题:请说明${index + 1}月份的销售、出库和备案情况?`,
      answer: `${'当月共销售3笔,均有购买许可证,台账齐全,'.repeat((index % 4) + 1)}没有其他情况。`,
    })),
  },
  null,
);
