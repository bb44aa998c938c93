/** Judges the register of officers and their certificates (执法人员名录). */
import { tidyName } from '../enterprise/enterprise-name.ts';
import { compareDays } from '../calendar/official-day.ts';
import type { RowReader } from './row-reader.ts';
import { groupsOf, keepLater, mergeExactCopies, type OpenRow } from './same-rows.ts';

export interface OfficerValues {
  name: string;
  sex: string;
  unit: string;
  section: string;
  post: string;
  certificateNo: string;
  certificateKind: 'enforcement' | 'supervision';
  /** As written: 行政执法证, 执法监督证 … */
  certificateKindText: string;
  issuedBy: string;
  issuedOn: string | null;
  validUntil: string | null;
  field: string;
  area: string;
  status: 'valid' | 'suspended' | 'cancelled';
  statusText: string;
  remark: string;
  /** Whether the officer may be assigned to inspections on the day of judgement. */
  isAssignable: boolean;
}

const noCertificate = /^(无|没有|暂无|未办理?|办理中|待办|申领中|正在办理|\/|[-—–]+)?$/;

/** Reads one row; whether a certificate is still valid is judged on `judgedOn` ('YYYY-MM-DD'), that day included. */
export function judgeOfficer(reader: RowReader, judgedOn: string): OfficerValues {
  const name = readPersonName(reader);
  if (name === '') reader.refuse('name', 'person-name-empty', reader.peek('name').text);
  const certificateNo = readCertificateNo(reader);
  const { certificateKind, certificateKindText } = readCertificateKind(reader, certificateNo);
  const issuedOn = reader.date('issuedOn').day;
  const until = reader.date('validUntil');
  const isExpired = until.day !== null && compareDays(until.day, judgedOn) < 0;
  if (isExpired) reader.warn('validUntil', 'certificate-expired', until.day ?? '', until.day);
  const isDated = until.day !== null || until.isLongTerm;
  if (certificateNo !== '' && !isDated && until.text === '') reader.warn('validUntil', 'validity-missing', '', null);
  const { status, statusText } = readStatus(reader);
  return {
    name,
    sex: reader.text('sex'),
    unit: reader.text('unit'),
    section: reader.text('section'),
    post: reader.text('post'),
    certificateNo,
    certificateKind,
    certificateKindText,
    issuedBy: reader.text('issuedBy'),
    issuedOn,
    validUntil: until.day,
    field: reader.text('field'),
    area: reader.text('area'),
    status,
    statusText,
    remark: reader.longText('remark'),
    isAssignable:
      certificateNo !== '' && certificateKind === 'enforcement' && status === 'valid' && isDated && !isExpired,
  };
}

function readPersonName(reader: RowReader): string {
  const { text } = reader.cell('name');
  if (text === '') return '';
  const { name, repairs } = tidyName(text);
  if (repairs.includes('line-break')) reader.warn('name', 'cell-linebreak', text, name);
  else if (repairs.length > 0) reader.warn('name', 'name-padded', text, name);
  return name;
}

function readCertificateNo(reader: RowReader): string {
  const cell = reader.cell('certificateNo');
  const number = cell.text
    .normalize('NFKC')
    .replace(/[\s\u200B\uFEFF]/g, '')
    .toUpperCase();
  if (noCertificate.test(number)) {
    reader.refuse('certificateNo', 'no-certificate', cell.text.trim());
    return '';
  }
  if (/^\d(\.\d+)?E\+?\d+$/.test(number) || (cell.kind === 'number' && number.length > 15)) {
    reader.refuse('certificateNo', 'certificate-digits-lost', cell.text);
    return '';
  }
  if (/[\uFF01-\uFF5E]/.test(cell.text)) reader.warn('certificateNo', 'certificate-fullwidth', cell.text, number);
  else if (/\s/.test(cell.text.trim())) reader.warn('certificateNo', 'certificate-spaces', cell.text, number);
  if (cell.kind === 'number') reader.note('certificateNo', 'number-cell-to-text', cell.text, number);
  return number;
}

function readCertificateKind(
  reader: RowReader,
  certificateNo: string,
): Pick<OfficerValues, 'certificateKind' | 'certificateKindText'> {
  const text = reader.text('certificateKind');
  if (text.includes('监督')) {
    reader.warn('certificateKind', 'supervision-certificate', text, `${text}(可监督,不可检查)`);
    return { certificateKind: 'supervision', certificateKindText: text };
  }
  if (certificateNo !== '' && text !== '' && !text.includes('执法')) {
    reader.warn('certificateKind', 'certificate-kind-unknown', text, text);
  }
  return { certificateKind: 'enforcement', certificateKindText: text };
}

function readStatus(reader: RowReader): Pick<OfficerValues, 'status' | 'statusText'> {
  const statusText = reader.text('status');
  if (statusText === '' || /^(有效|正常|在用|在职|在岗|有效期内)$/.test(statusText))
    return { status: 'valid', statusText };
  reader.warn('status', 'certificate-not-valid', statusText, statusText);
  return { status: /暂扣|暂停|停用/.test(statusText) ? 'suspended' : 'cancelled', statusText };
}

/** Looks over the whole register: copies, and one certificate number under several persons. */
export function settleOfficers(rows: readonly OpenRow<OfficerValues>[]): void {
  mergeExactCopies(rows, (values) => values.certificateNo);
  for (const group of groupsOf(rows, (values) => values.certificateNo)) {
    const names = [...new Set(group.map((row) => row.judged.values?.name ?? ''))];
    if (names.length === 1) keepLast(group);
    else refuseAll(group, names.join('、'));
  }
}

function keepLast(group: readonly OpenRow<OfficerValues>[]): void {
  const kept = group.at(-1);
  for (const row of group.slice(0, -1)) if (kept) keepLater(row, kept);
}

/** Which of the persons holds the certificate is not for the import to guess. */
function refuseAll(group: readonly OpenRow<OfficerValues>[], names: string): void {
  for (const { judged, source } of group) {
    const number = judged.values?.certificateNo ?? '';
    const column = source.sheet.columns[source.sheet.mapping['certificateNo'] ?? -1]?.header ?? 'certificateNo';
    judged.outcome = 'refused';
    judged.refusals = [
      ...judged.refusals,
      { column, kind: 'certificate-number-twice', from: number, params: { number, names } },
    ];
    if (judged.values) judged.values = { ...judged.values, isAssignable: false };
  }
}
