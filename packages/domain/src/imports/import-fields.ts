/** The fields of each list, with the headers under which bureaus write them. Folded by header-text.ts before comparing. */
import type { TableKind } from './judged-row.ts';

export interface ImportField {
  /** Name in the record and in a mapping. */
  field: string;
  /** Header of the model list (zh) and its English name. */
  label: string;
  labelEn: string;
  /** Without a column for it the sheet cannot be read. */
  isRequired: boolean;
  /** Other headers that mean the same. */
  synonyms: readonly string[];
  /** A header that matches means the field too, when no synonym claims the column. */
  pattern?: RegExp;
}

function field(name: string, label: string, labelEn: string, synonyms = '', pattern?: RegExp): ImportField {
  const list = synonyms === '' ? [] : synonyms.split(' ');
  return { field: name, label, labelEn, isRequired: false, synonyms: list, ...(pattern && { pattern }) };
}

const required = (spec: ImportField): ImportField => ({ ...spec, isRequired: true });

const no = field('no', '序号', 'No.', '编号 行号 no no. 序 排序');
const remark = field('remark', '备注', 'Remark', '说明 备注说明 其他 备考 附注');

const enterpriseFields: ImportField[] = [
  no,
  required(
    field(
      'name',
      '企业名称',
      'Name',
      '单位名称 市场主体名称 经营主体名称 检查对象名称 检查对象 被检查单位 主体名称 公司名称 企业(单位)名称 单位(企业)名称 名称 企业全称 单位全称 企业',
      /^(企业|单位|公司|主体|对象).*名称$/,
    ),
  ),
  required(
    field(
      'creditCode',
      '统一社会信用代码',
      'Social credit code',
      '社会信用代码 信用代码 统一代码 统一信用代码 机构代码 社会信用统一代码 统一社会信用代码证号 统一社会信用代码/注册号 代码',
      /信用代码/,
    ),
  ),
  field(
    'legalRepresentative',
    '法定代表人',
    'Legal representative',
    '法人 法人代表 负责人 法定代表人姓名 法定代表人(负责人) 经营者 法定代表人/负责人',
    /^法(定代表)?人(代表)?(姓名)?$/,
  ),
  field(
    'registeredAddress',
    '注册地址',
    'Registered address',
    '住所 注册住所 登记地址 企业住所 注册地 工商注册地址 地址 单位地址 企业地址',
  ),
  field(
    'businessAddress',
    '经营地址',
    'Business address',
    '生产地址 生产经营地址 实际经营地址 经营场所 生产经营场所 实际地址 办公地址',
  ),
  field(
    'county',
    '所属县(市区)',
    'County',
    '所属县市区 县市区 县(市区) 县(市、区) 所属县(市、区) 所属区县 区县 所属区域 所属地区 属地 行政区划 所在县区 所在地 辖区 所属辖区',
  ),
  field('industry', '行业', 'Industry', '所属行业 行业类别 行业名称 国民经济行业 行业分类'),
  field('industryCode', '行业代码', 'Industry code', '国民经济行业代码 行业分类代码'),
  field('contactName', '联系人', 'Contact', '联系人姓名 企业联系人 联络人 联络员'),
  field(
    'contactPhone',
    '联系电话',
    'Telephone',
    '电话 手机 手机号 手机号码 联系方式 联系人电话 电话号码 联系手机',
    /(电话|手机)/,
  ),
  field('licenceName', '许可证件名称', 'Licence', '许可证名称 证照名称 许可证件 许可证 资质名称 行政许可名称 许可证名'),
  field('licenceNumber', '许可证编号', 'Licence number', '许可证号 许可证件编号 证照编号 资质编号 证件编号 许可编号'),
  field(
    'licenceValidUntil',
    '有效期至',
    'Valid until',
    '有效期 许可证有效期 有效期限 到期日期 有效期止 截止日期 有效期截止 许可证有效期至 许可有效期至',
  ),
  field('creditGrade', '信用等级', 'Credit grade', '信用评价等级 信用分类 信用'),
  field('riskGrade', '风险等级', 'Risk grade', '风险级别 安全风险等级 风险分级 风险'),
  field('supervisionCategory', '监管类别', 'Supervision category', '监管类型 监管领域 类别 企业类别 监管分类 检查类别'),
  field('status', '登记状态', 'Status', '经营状态 企业状态 状态 主体状态 存续状态'),
  remark,
];

const officerFields: ImportField[] = [
  no,
  required(field('name', '姓名', 'Name', '执法人员 执法人员姓名 人员姓名 名字', /^(人员|执法人员)?姓名$/)),
  field('sex', '性别', 'Sex'),
  field('unit', '单位', 'Unit', '所在单位 执法主体 单位名称 所属单位 工作单位 执法单位 所在执法机构'),
  field('section', '科室', 'Section', '所在科室 部门 所属科室 内设机构 处室 所在部门 承办机构'),
  field('post', '职务', 'Post', '职务职级 职级 岗位 职务/职级 职务(职级)'),
  required(
    field(
      'certificateNo',
      '执法证号',
      'Certificate number',
      '证号 执法证编号 执法证件号 执法证件号码 执法证号码 行政执法证号 行政执法证件号 行政执法证编号 证件编号 证件号码 证件号 执法证件编号 资格证号',
      /执法证.*(号|编号|号码)$/,
    ),
  ),
  field('certificateKind', '证件类型', 'Kind of certificate', '证件种类 证件名称 执法证类型 证件类别 执法证件类型'),
  field('issuedBy', '发证机关', 'Issued by', '发证单位 颁发机关 发证部门'),
  field('issuedOn', '发证日期', 'Issued on', '颁发日期 发证时间 领证日期 取证日期'),
  field(
    'validUntil',
    '有效期至',
    'Valid until',
    '有效期 有效期限 有效期止 证件有效期 到期日期 有效期截止 证件有效期至 有效日期',
  ),
  field('field', '执法领域', 'Field', '执法类别 领域 执法类型 执法门类'),
  field('area', '执法区域', 'Area', '区域 执法地域 执法范围'),
  field('status', '状态', 'Status', '证件状态 人员状态 证件有效状态'),
  remark,
];

const matterFields: ImportField[] = [
  no,
  field('field', '领域', 'Field', '类别 执法领域 事项类别 所属领域'),
  required(
    field('name', '事项名称', 'Matter', '检查事项 检查事项名称 行政检查事项 执法事项 事项 行政检查事项名称 检查项目'),
  ),
  field('basis', '实施依据', 'Basis', '法律依据 设定依据 检查依据 法定依据 依据 执法依据'),
  field('penaltyBasis', '罚则', 'Penalty', '处罚依据 法律责任 罚则依据'),
  field('object', '检查对象', 'Object', '检查对象范围 对象 被检查对象'),
  field('content', '检查内容', 'Content', '内容 检查要点 检查标准'),
  field('method', '检查方式', 'Method', '方式 检查方法'),
  field(
    'capText',
    '年度频次上限',
    'Yearly cap',
    '频次上限 检查频次上限 年度检查频次上限 检查频次 年度上限 频次 频次上限(年)',
    /频次上限/,
  ),
  field('minimumText', '最低频次', 'Minimum', '最低检查频次 频次下限'),
  field('level', '实施层级', 'Level', '层级 行使层级 实施主体层级'),
  remark,
];

const checkFields: ImportField[] = [
  required(field('matterName', '检查事项', 'Matter', '事项名称 检查事项名称 事项')),
  no,
  required(field('text', '检查内容(是/否)', 'Check', '检查内容 检查项 检查要点 检查项目 内容', /^检查(内容|项|要点)/)),
  field('clause', '依据条款', 'Clause', '检查依据 依据 法律依据'),
  field('penaltyClause', '罚则条款', 'Penalty clause', '罚则 处罚依据 处罚条款'),
  remark,
];

const planFields: ImportField[] = [
  no,
  required(field('matterName', '检查事项', 'Matter', '事项名称 检查事项名称 检查项目 行政检查事项 检查任务')),
  field('basis', '实施依据', 'Basis', '检查依据 法律依据 依据 执法依据'),
  required(
    field(
      'objectText',
      '具体检查对象(含数量)或双随机对象(总数及比例)',
      'Objects and quantity',
      '检查对象 检查对象及数量 检查对象(数量) 检查对象数量 抽查对象 检查数量 检查对象及比例 抽查比例',
      /检查对象|抽查(对象|比例)|双随机/,
    ),
  ),
  field('content', '检查内容', 'Content', '内容 检查要点'),
  field('method', '检查方式', 'Method', '方式'),
  required(
    field(
      'frequencyText',
      '检查频次和上限',
      'Frequency and cap',
      '检查频次 频次 频次上限 检查频次及上限 年度频次',
      /频次/,
    ),
  ),
  field('timeText', '检查时间安排', 'Time', '检查时间 时间安排 实施时间 计划时间 检查时段 时间'),
  field(
    'sectionName',
    '承办机构',
    'Section',
    '承办科室 责任科室 牵头科室 实施科室 责任单位 检查主体 实施单位 承办部门',
  ),
  field(
    'jointText',
    '是否跨部门联合(牵头/配合)',
    'Joint',
    '是否联合检查 联合检查 是否跨部门 跨部门联合 配合部门 联合部门',
    /联合|跨部门/,
  ),
  remark,
];

const ledgerFields: ImportField[] = [
  no,
  required(field('visitOn', '检查日期', 'Date', '检查时间 日期 入企日期 时间 检查日 入企时间')),
  required(
    field(
      'enterpriseName',
      '被检查单位',
      'Firm',
      '检查对象 被检查企业 企业名称 单位名称 被检查对象 检查单位 市场主体名称 检查企业 被检查单位名称',
    ),
  ),
  field('creditCode', '统一社会信用代码', 'Social credit code', '信用代码 社会信用代码 统一代码'),
  field('matterText', '检查事项', 'Matter', '事项名称 检查内容 检查事项名称 检查项目'),
  field('officersText', '检查人员', 'Officers', '执法人员 检查人 参加人员 检查执法人员'),
  field('type', '检查类型', 'Type', '检查类别 类型'),
  field('scanText', '是否扫码', 'Scanned', '扫码 是否扫码入企 扫码情况 扫码检查 是否亮码', /扫码/),
  field('result', '检查结果', 'Result', '结果 检查结论 处理结果'),
  field('problems', '发现问题', 'Problems', '存在问题 问题 发现的问题 主要问题 检查发现问题'),
  field('rectification', '整改情况', 'Rectification', '整改 整改结果 整改落实情况'),
  field(
    'penaltyText',
    '处罚情况(文号、金额)',
    'Penalty',
    '处罚情况 行政处罚 处罚 行政处罚情况 处罚金额 处罚决定',
    /处罚/,
  ),
  remark,
];

const fieldsOf: Record<TableKind, readonly ImportField[]> = {
  enterprises: enterpriseFields,
  officers: officerFields,
  matters: matterFields,
  checks: checkFields,
  plan: planFields,
  ledger: ledgerFields,
};

/** The fields of a list in the order of the model list. */
export function importFields(table: TableKind): readonly ImportField[] {
  return fieldsOf[table];
}
