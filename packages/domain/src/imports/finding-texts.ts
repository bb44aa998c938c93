/**
 * Every kind of finding of an import, in plain Chinese and English. `{from}` and `{to}` are what stood in the cell and
 * what is kept; other names in braces come from the finding's params.
 */

interface FindingText {
  zh: string;
  en: string;
}

const text = (zh: string, en: string): FindingText => ({ zh, en });

/** Findings about codes, names, telephone numbers of firms and officers. */
const identityTexts = {
  'code-empty': text('没有填统一社会信用代码', 'The social credit code is missing'),
  'code-15-digit': text(
    '填的是 15 位旧注册号，不是 18 位统一社会信用代码',
    'This is the old 15-digit registration number, not the 18-character social credit code',
  ),
  'code-scientific': text(
    '代码被表格软件改成了科学记数或丢了末位数字，请按营业执照重填',
    'The spreadsheet turned the code into a number and lost digits; copy it again from the business licence',
  ),
  'code-length': text(
    '统一社会信用代码应为 18 位，这里是 {length} 位',
    'A social credit code has 18 characters, here are {length}',
  ),
  'code-confusable-V': text(
    '代码中不会出现字母 V，且没有唯一的更正（U 或 Y），请核对',
    'The letter V cannot stand in a code and may be U or Y; please check',
  ),
  'code-character': text(
    '统一社会信用代码中有不允许的字符，请核对',
    'The code holds a character that is not allowed; please check',
  ),
  'code-check-digit': text(
    '统一社会信用代码校验位不符（GB 32100-2015），请核对营业执照',
    'The check character of the code does not fit (GB 32100-2015); please look at the business licence',
  ),
  'code-lowercase': text('代码中的小写字母已改为大写', 'Lower-case letters of the code were made capitals'),
  'code-fullwidth': text('代码中的全角字符已改为半角', 'Full-width characters of the code were made narrow'),
  'code-spaces': text('代码中的空格已去掉', 'Spaces in the code were taken out'),
  'code-confusable': text(
    '代码中的字母 O、I、Z、S 已改为数字，校验位相符，请核对',
    'Letters O, I, Z, S in the code were made digits; the check character fits; please check',
  ),
  'name-empty': text('企业名称为空', 'The name is missing'),
  'person-name-empty': text('姓名为空', 'The name of the person is missing'),
  'matter-name-empty': text('事项名称为空', 'The name of the matter is missing'),
  'content-empty': text('检查内容为空', 'The check is empty'),
  'name-outer-spaces': text('名称首尾的空格已去掉', 'Spaces at the ends of the name were taken out'),
  'name-inner-spaces': text('名称中间的空格已去掉', 'Spaces inside the name were taken out'),
  'name-ideographic-space': text(
    '名称首尾的全角空格已去掉',
    'Full-width spaces at the ends of the name were taken out',
  ),
  'name-zero-width': text('名称中看不见的字符已去掉', 'Invisible characters in the name were taken out'),
  'name-padded': text('姓名中间的空格已去掉', 'Spaces inside the name of the person were taken out'),
  'cell-linebreak': text('单元格内的换行已去掉', 'Line breaks in the cell were taken out'),
  'cell-error': text('单元格是公式错误值，按空白处理', 'The cell holds a formula error and is taken as empty'),
  'formula-without-result': text(
    '公式没有保存结果，按空白处理',
    'The formula has no stored result and is taken as empty',
  ),
  'formula-injection-text': text(
    '内容像公式，按普通文字保存，导出时会加保护',
    'The text looks like a formula; it is kept as text and guarded in exports',
  ),
  'non-enterprise': text(
    '不是企业：检查它不计入涉企行政检查',
    'Not an enterprise: inspecting it is no inspection of enterprises',
  ),
  deregistered: text('已注销或吊销，不列入计划和抽取', 'Deregistered or revoked: never planned or drawn'),
  'same-name-two-codes': text(
    '同一名称对应两个不同代码，按两个对象处理，请核对',
    'One name with two codes: kept as two objects; please check',
  ),
  'same-code-two-names': text(
    '同一代码有两个名称：以后一行为现名，另一个作曾用名',
    'One code with two names: the later row has the present name, the other becomes the former name',
  ),
  'same-key-differs': text(
    '与第 {otherRow} 行重复，但 {columns} 不同，以后一行为准',
    'Repeats row {otherRow}, but {columns} differ; the later row is kept',
  ),
  'phone-scientific': text(
    '电话被改成科学记数，数字已丢失，请补填',
    'The telephone number lost digits; please fill it in again',
  ),
  'phone-fullwidth': text('电话中的全角数字已改为半角', 'Full-width digits of the telephone number were made narrow'),
  'phone-not-understood': text('电话无法识别，原文保留', 'The telephone number was not understood; its text is kept'),
} satisfies Record<string, FindingText>;

const dateTexts = {
  'date-dotted': text('日期用点分隔，已识别为 {to}', 'Date written with dots, read as {to}'),
  'date-chinese': text('日期用“年月日”书写，已识别为 {to}', 'Date written in Chinese, read as {to}'),
  'date-serial': text('日期是一个序列数，已识别为 {to}', 'The date is a serial number, read as {to}'),
  'date-compact': text('日期没有分隔符，已识别为 {to}', 'Date written without separators, read as {to}'),
  'date-fullwidth': text('日期中的全角字符已识别为 {to}', 'Date in full-width characters, read as {to}'),
  'date-month-only': text('日期只到月，缺少日，请补填', 'The date has a month but no day; please complete it'),
  'date-year-only': text('日期只有年份，请补填', 'The date has only a year; please complete it'),
  'date-not-real': text('没有这一天，请核对', 'There is no such day; please check'),
  'date-out-of-range': text(
    '日期不在 1950 年至 2100 年之间，请核对',
    'The date is not between 1950 and 2100; please check',
  ),
  'date-not-understood': text('日期无法识别，请核对', 'The date was not understood; please check'),
  'date-missing': text('没有填日期', 'The date is missing'),
  'visit-not-past': text(
    '台账只补录以前年度的检查，本年度的检查请按程序登记',
    'A ledger is for earlier years; inspections of this year are prepared and recorded here',
  ),
  'date-iso-text': text('文字日期已识别', 'A date written as text was read'),
  'date-slash-text': text('文字日期已识别', 'A date written as text was read'),
  'date-long-term': text('长期有效', 'Valid for an unlimited time'),
} satisfies Record<string, FindingText>;

const officerTexts = {
  'no-certificate': text('没有执法证，不得从事行政检查', 'No enforcement certificate: may not carry out inspections'),
  'certificate-number-twice': text(
    '执法证号 {number} 同时登记在 {names} 名下，请核对',
    'Certificate number {number} stands under {names}; please check',
  ),
  'certificate-fullwidth': text(
    '执法证号中的全角数字已改为半角',
    'Full-width digits of the certificate number were made narrow',
  ),
  'certificate-spaces': text('执法证号中的空格已去掉', 'Spaces in the certificate number were taken out'),
  'certificate-digits-lost': text(
    '执法证号被表格软件改成了数字并丢了末位，请重填',
    'The spreadsheet made a number of the certificate number and lost digits',
  ),
  'certificate-expired': text(
    '执法证已过期，不能安排检查',
    'The certificate has expired: the officer cannot be assigned',
  ),
  'certificate-not-valid': text(
    '执法证状态为“{from}”，不能安排检查',
    'The certificate is "{from}": the officer cannot be assigned',
  ),
  'validity-missing': text('没有有效期，不能安排检查', 'No validity is given: the officer cannot be assigned'),
  'supervision-certificate': text(
    '执法监督证可用于监督，不能用于检查',
    'A supervision certificate allows supervision, not inspection',
  ),
  'certificate-kind-unknown': text(
    '证件类型无法识别，按行政执法证处理，请核对',
    'The kind of certificate was not understood and is taken as enforcement; please check',
  ),
} satisfies Record<string, FindingText>;

const matterTexts = {
  'basis-without-article': text('实施依据没有具体到条款，请核对', 'The legal basis names no article; please check'),
  'cap-not-understood': text('频次上限无法识别，原文保留', 'The cap was not understood; its text is kept'),
  'clause-too-long': text(
    '条款有 {length} 个字，最多 {limit} 个：请只写法规名称和条、款、项，不抄全文',
    'The clause has {length} letters, the most is {limit}: name the regulation and the article only, without its text',
  ),
  'matter-not-on-list': text(
    '检查事项不在已公布的事项清单中（未经公布的不得实施）',
    'The matter is not on the published list: it may not be carried out',
  ),
  'matter-unknown': text(
    '检查事项不在现行事项清单中，原文保留',
    'The matter is not on the present list; its text is kept',
  ),
  'matter-name-width': text(
    '事项名称的括号、空格与清单不同，已按清单更正',
    'Brackets or spaces of the matter differ from the list; the list is followed',
  ),
  'line-break-kept': text('换行保留', 'Line breaks are kept'),
  'number-cell-cap': text('数字按每年次数上限理解：{to}', 'The number is read as the yearly cap: {to}'),
} satisfies Record<string, FindingText>;

const planTexts = {
  'quantity-not-understood': text('检查对象数量不是数字，原文保留', 'The quantity holds no number; its text is kept'),
  'frequency-not-understood': text('频次不是数字，原文保留', 'The frequency holds no number; its text is kept'),
  'time-not-understood': text('时间安排无法识别，原文保留', 'The time was not understood; its text is kept'),
  'minimum-may-exceed-cap': text(
    '最低频次可能超过年度上限，请核对，原文保留',
    'The minimum may exceed the yearly cap; please check; its text is kept',
  ),
  'cap-above-matter-cap': text(
    '计划的上限 {planCap} 次高于事项清单公布的上限 {matterCap} 次',
    'The cap of the plan ({planCap}) is above the published cap ({matterCap})',
  ),
} satisfies Record<string, FindingText>;

const ledgerTexts = {
  'name-ambiguous': text(
    '名录中有 {count} 个名称含“{part}”，须由人选定',
    '{count} names of the register contain "{part}"; a person must choose',
  ),
  'name-not-found': text('名录中找不到该单位', 'The register does not hold this firm'),
  'name-bracket-width': text(
    '单位名称按括号全半角对应到名录，请确认',
    'Matched but for the width of brackets; please confirm',
  ),
  'name-short': text('单位名称按简称对应到名录，请确认', 'Matched by part of the name; please confirm'),
  'name-former': text('单位名称按曾用名对应到名录，请确认', 'Matched by a former name; please confirm'),
  'officer-separator': text('检查人员之间的分隔符已统一', 'Other separators between officers were understood'),
  'officer-not-found': text('执法人员名录中没有：{names}', 'Not in the register of officers: {names}'),
  'officer-ambiguous': text('执法人员名录中有同名人员：{names}', 'Several officers have the same name: {names}'),
  'scan-mark': text('扫码一栏的符号已识别为“{to}”', 'The mark in the scan column was read as "{to}"'),
  'scan-not-understood': text('是否扫码无法识别，按未知处理', 'Whether a code was scanned was not understood'),
  'penalty-not-understood': text(
    '处罚情况中没有识别出金额，原文保留',
    'No amount was found in the penalty; its text is kept',
  ),
} satisfies Record<string, FindingText>;

const silentTexts = {
  'exact-duplicate': text('与第 {otherRow} 行完全相同，已合并', 'The same as row {otherRow}, merged'),
  'phone-number-cell': text('数字电话按文字保存', 'A number kept as text'),
  'number-cell-to-text': text('数字按文字保存', 'A number kept as text'),
  'formula-cell': text('公式单元格，用保存的结果', 'A formula; its stored result is used'),
  'hidden-row': text('隐藏行，照常读取', 'A hidden row, read as any other'),
  'merged-cell-fill': text('合并单元格，取整个区域的值“{to}”', 'Merged cells, the value of the range holds: {to}'),
  'subject-individual': text('个体工商户，参照涉企', 'Individual business, treated as an enterprise by analogy'),
  'subject-cooperative': text('农民专业合作社，参照涉企', "Farmers' cooperative, treated as an enterprise by analogy"),
} satisfies Record<string, FindingText>;

/** Text of every kind. */
export const findingTexts = {
  ...identityTexts,
  ...dateTexts,
  ...officerTexts,
  ...matterTexts,
  ...planTexts,
  ...ledgerTexts,
  ...silentTexts,
};

export type FindingKind = keyof typeof findingTexts;

/** What a text is filled from; a Finding (judged-row.ts) is one. */
export interface FindingToSay {
  kind: FindingKind;
  from: string;
  to?: string | null;
  params?: Record<string, string | number>;
}

/** One finding in words. Names in braces that the finding does not fill stay as they are. */
export function findingText(finding: FindingToSay, language: 'zh' | 'en'): string {
  const fill: Record<string, string | number> = { from: finding.from, to: finding.to ?? '', ...finding.params };
  return findingTexts[finding.kind][language].replace(/\{(\w+)\}/g, (braces, name: string) =>
    String(fill[name] ?? braces),
  );
}
