/** Judges the register of firms (检查对象名录). The social credit code is the key. */
import { tidyName, foldName, type NameRepair } from '../enterprise/enterprise-name.ts';
import { readSocialCreditCode, type CodeProblem, type CodeRepair } from '../enterprise/social-credit-code.ts';
import { subjectOf, type SubjectKind } from '../enterprise/subject-kind.ts';
import type { FindingKind } from './finding-texts.ts';
import { readPhone } from './read-phone.ts';
import type { RowReader } from './row-reader.ts';
import { addWarning, groupsOf, keepLater, mergeExactCopies, mergeInto, type OpenRow } from './same-rows.ts';

export interface EnterpriseValues {
  /** '' when the code is refused. */
  creditCode: string;
  name: string;
  /** Names of earlier rows with the same code. */
  formerNames: readonly string[];
  subject: SubjectKind;
  /** 企业, 个体工商户, 事业单位 … */
  subjectLabel: string;
  legalRepresentative: string;
  registeredAddress: string;
  businessAddress: string;
  county: string;
  industry: string;
  industryCode: string;
  contactName: string;
  contactPhone: string;
  creditGrade: string;
  riskGrade: string;
  supervisionCategory: string;
  /** A deregistered firm is kept, but never planned or drawn. */
  status: 'active' | 'deregistered';
  remark: string;
  licence: LicenceValues | null;
}

export interface LicenceValues {
  name: string;
  number: string;
  validUntil: string | null;
  isLongTerm: boolean;
}

const nameRepairKinds: Record<NameRepair, FindingKind> = {
  'line-break': 'cell-linebreak',
  'zero-width': 'name-zero-width',
  'ideographic-space': 'name-ideographic-space',
  'outer-spaces': 'name-outer-spaces',
  'inner-spaces': 'name-inner-spaces',
};
const codeRepairKinds: Record<CodeRepair, FindingKind> = {
  'full-width': 'code-fullwidth',
  spaces: 'code-spaces',
  'lower-case': 'code-lowercase',
  confusable: 'code-confusable',
};
const codeProblemKinds: Record<CodeProblem, FindingKind> = {
  empty: 'code-empty',
  'old-number': 'code-15-digit',
  scientific: 'code-scientific',
  length: 'code-length',
  'letter-v': 'code-confusable-V',
  character: 'code-character',
  'check-character': 'code-check-digit',
};
const closedStatus =
  /^(企业|该?公司|单位)?(已|已于|于)?[\d年月日.\-/]*(已|被|依法)?(办理)?(注销|吊销)(登记|执照|营业执照|,?未注销)?[。.]?$/;

/** Reads one row; what is wrong with it goes into the reader. */
export function judgeEnterprise(reader: RowReader): EnterpriseValues {
  const name = readName(reader, 'name');
  if (name === '') reader.refuse('name', 'name-empty', reader.peek('name').text);
  const creditCode = readCode(reader);
  const subject = subjectOf(creditCode);
  if (creditCode !== '') noteSubject(reader, name, subject.kind, subject.label);
  const licenceName = reader.text('licenceName');
  const licenceNumber = reader.numberAsText('licenceNumber');
  const until = reader.date('licenceValidUntil');
  const hasLicence = licenceName !== '' || licenceNumber !== '' || until.text !== '';
  const values: Omit<EnterpriseValues, 'status' | 'remark'> = {
    creditCode,
    name,
    formerNames: [],
    subject: subject.kind,
    subjectLabel: subject.label,
    legalRepresentative: reader.text('legalRepresentative'),
    registeredAddress: reader.text('registeredAddress'),
    businessAddress: reader.text('businessAddress'),
    county: reader.text('county'),
    industry: reader.text('industry'),
    industryCode: reader.numberAsText('industryCode'),
    contactName: reader.text('contactName'),
    contactPhone: readPhoneField(reader),
    creditGrade: reader.text('creditGrade').normalize('NFKC'),
    riskGrade: reader.text('riskGrade'),
    supervisionCategory: reader.text('supervisionCategory'),
    licence: hasLicence
      ? { name: licenceName, number: licenceNumber, validUntil: until.day, isLongTerm: until.isLongTerm }
      : null,
  };
  return { ...values, ...readStatus(reader) };
}

/** A name without spaces and line breaks, with a finding for each kind of repair. */
export function readName(reader: RowReader, field: string): string {
  const { text } = reader.cell(field);
  if (text === '') return '';
  const { name, repairs } = tidyName(text);
  for (const repair of repairs) reader.warn(field, nameRepairKinds[repair], text, name);
  return name;
}

function readCode(reader: RowReader): string {
  const cell = reader.cell('creditCode');
  const reading = readSocialCreditCode(cell.text);
  if (reading.ok) {
    // Numbers keep 15 digits only: a code that came as a number may have lost its end and fit by chance.
    if (cell.kind === 'number') reader.warn('creditCode', 'number-cell-to-text', cell.text, reading.code);
    for (const repair of reading.repairs) reader.warn('creditCode', codeRepairKinds[repair], cell.text, reading.code);
    return reading.code;
  }
  const isCutNumber = cell.kind === 'number' && reading.code.length > 15;
  const kind = isCutNumber ? 'code-scientific' : codeProblemKinds[reading.problem];
  reader.refuse('creditCode', kind, cell.text, {
    length: reading.code.length,
    suggestions: reading.suggestions.join('、'),
  });
  return '';
}

function noteSubject(reader: RowReader, name: string, kind: SubjectKind, label: string): void {
  if (kind === 'non-enterprise') reader.warn('name', 'non-enterprise', name, `${label},不属于涉企`);
  else if (kind === 'individual') reader.note('name', 'subject-individual', name, `${label}(参照涉企)`);
  else if (kind === 'cooperative') reader.note('name', 'subject-cooperative', name, `${label}(参照涉企)`);
}

function readPhoneField(reader: RowReader): string {
  const cell = reader.cell('contactPhone');
  const reading = readPhone(cell.text);
  if (cell.kind === 'number' && reading.kind === null)
    reader.note('contactPhone', 'phone-number-cell', cell.text, reading.phone);
  else if (reading.kind !== null)
    reader.warn('contactPhone', reading.kind, cell.text, reading.phone === '' ? null : reading.phone);
  return reading.phone;
}

function readStatus(reader: RowReader): Pick<EnterpriseValues, 'status' | 'remark'> {
  const status = reader.text('status');
  const remark = reader.longText('remark');
  if (/注销|吊销|撤销/.test(status)) {
    reader.warn('status', 'deregistered', status, status);
    return { status: 'deregistered', remark };
  }
  if (closedStatus.test(remark.normalize('NFKC').replace(/\s/g, ''))) {
    reader.warn('remark', 'deregistered', remark, remark);
    return { status: 'deregistered', remark };
  }
  return { status: 'active', remark };
}

/** Looks over the whole register: copies, one code with two names, one name with two codes. */
export function settleEnterprises(rows: readonly OpenRow<EnterpriseValues>[]): void {
  mergeExactCopies(rows, (values) => values.creditCode);
  for (const group of groupsOf(rows, (values) => values.creditCode)) settleCode(group);
  for (const group of groupsOf(rows, (values) => foldName(values.name))) {
    for (const { judged, source } of group) {
      const name = judged.values?.name ?? '';
      addWarning(judged, { column: nameHeader(source), kind: 'same-name-two-codes', from: name, to: name });
    }
  }
}

function settleCode(group: readonly OpenRow<EnterpriseValues>[]): void {
  const kept = group.at(-1);
  const values = kept?.judged.values;
  if (!kept || !values) return;
  const formerNames: string[] = [];
  for (const row of group.slice(0, -1)) {
    const name = row.judged.values?.name ?? '';
    if (name === values.name) {
      keepLater(row, kept);
    } else {
      mergeInto(row.judged, kept.judged, 'same-code-two-names');
      if (!formerNames.includes(name)) formerNames.push(name);
    }
  }
  if (formerNames.length === 0) return;
  kept.judged.values = { ...values, formerNames };
  const column = nameHeader(kept.source);
  addWarning(kept.judged, { column, kind: 'same-code-two-names', from: values.name, to: values.name });
}

function nameHeader({ sheet }: OpenRow<EnterpriseValues>['source']): string {
  return sheet.columns[sheet.mapping['name'] ?? -1]?.header ?? 'name';
}
