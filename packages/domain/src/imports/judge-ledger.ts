/** Judges last year's hand-kept ledger (检查台账): firms against the register, persons against the officers. */
import { foldName } from '../enterprise/enterprise-name.ts';
import { readName } from './judge-enterprises.ts';
import type { MatterIndex } from './judge-matters.ts';
import type { EnterpriseMatch, EnterpriseMatcher, KnownEnterprise, MatchKind } from './match-enterprise.ts';
import { readPenalty, type PenaltyReading } from './read-penalty.ts';
import type { RowReader } from './row-reader.ts';

export interface VisitValues {
  visitOn: string | null;
  /** Firm of the register; null when none or several were found. */
  creditCode: string | null;
  enterpriseName: string;
  /** As the ledger has it. */
  enterpriseText: string;
  match: MatchKind | null;
  /** When the name fits several firms. */
  candidates: readonly { creditCode: string; name: string }[];
  matterText: string;
  matterNos: readonly number[];
  /** Names with their certificate number; null when the register of officers does not know the name for sure. */
  officers: readonly { name: string; certificateNo: string | null }[];
  type: string;
  /** Whether a code was scanned; null: not said. */
  isScanned: boolean | null;
  result: string;
  problems: string;
  rectification: string;
  penaltyText: string;
  penalty: PenaltyReading | null;
  remark: string;
}

export interface KnownOfficer {
  name: string;
  certificateNo: string;
}

export interface LedgerContext {
  matchEnterprise: EnterpriseMatcher;
  matters: MatterIndex;
  /** Certificate numbers by name. */
  officers: ReadonlyMap<string, readonly string[]>;
  /** Day on which the file is judged, 'YYYY-MM-DD': a ledger tells of the years before. */
  judgedOn: string;
}

const yes = /^(是|已扫码|已扫|扫码|已亮码|有|√|✓|✔|☑|v|y|yes|1)$/i;
const no = /^(否|未扫码|未扫|未|没有|无|×|✗|✘|x|n|no|0)$/i;

/**
 * Reads one visit. A visit without a day or without a certain firm cannot be counted and is refused, and so is one of
 * the current year, which is prepared, approved and recorded as an inspection.
 */
export function judgeVisit(reader: RowReader, context: LedgerContext): VisitValues {
  const visitOn = reader.date('visitOn');
  if (visitOn.day === null) reader.refuse('visitOn', 'date-missing', visitOn.text);
  else if (visitOn.day.slice(0, 4) >= context.judgedOn.slice(0, 4))
    reader.refuse('visitOn', 'visit-not-past', visitOn.text);
  const enterpriseText = readName(reader, 'enterpriseName');
  const match = readEnterprise(reader, enterpriseText, context.matchEnterprise);
  const penaltyText = reader.text('penaltyText');
  const penalty = readPenalty(penaltyText);
  if (penalty?.isUnderstood === false) reader.warn('penaltyText', 'penalty-not-understood', penaltyText, penaltyText);
  const matterText = reader.text('matterText');
  const one = match.found === 'one' ? match : null;
  return {
    visitOn: visitOn.day,
    creditCode: one?.enterprise.creditCode ?? null,
    enterpriseName: one?.enterprise.name ?? enterpriseText,
    enterpriseText,
    match: one?.match ?? null,
    candidates: match.found === 'several' ? match.candidates.map(forChoice) : [],
    matterText,
    matterNos: readMatters(reader, matterText, context.matters),
    officers: readOfficers(reader, context.officers),
    type: reader.text('type'),
    isScanned: readScan(reader),
    result: reader.text('result'),
    problems: reader.longText('problems'),
    rectification: reader.longText('rectification'),
    penaltyText,
    penalty,
    remark: reader.longText('remark'),
  };
}

function forChoice({ creditCode, name }: KnownEnterprise): { creditCode: string; name: string } {
  return { creditCode, name };
}

function readEnterprise(reader: RowReader, text: string, matcher: EnterpriseMatcher): EnterpriseMatch {
  const match = matcher(text, reader.text('creditCode').normalize('NFKC').toUpperCase());
  if (text === '' && match.found !== 'one') reader.refuse('enterpriseName', 'name-empty', '');
  else if (match.found === 'none') reader.refuse('enterpriseName', 'name-not-found', text);
  else if (match.found === 'several') {
    reader.refuse('enterpriseName', 'name-ambiguous', text, { count: match.count, part: match.part });
  } else if (match.match !== 'exact') reader.warn('enterpriseName', match.match, text, match.enterprise.name);
  return match;
}

/** Names of matters hold 、 themselves, so only ; and line breaks part them. */
function readMatters(reader: RowReader, text: string, matters: MatterIndex): number[] {
  const whole = matters.get(foldName(text));
  if (whole) return [whole.no];
  const parts = text.split(/[;；\n]/).filter((part) => part.trim() !== '');
  const found = parts.map((part) => matters.get(foldName(part)));
  // A list of last year may have matters that are gone: the visit still took place.
  if (found.includes(undefined)) reader.warn('matterText', 'matter-unknown', text, text);
  return found.flatMap((matter) => (matter ? [matter.no] : []));
}

function readOfficers(reader: RowReader, known: LedgerContext['officers']): VisitValues['officers'] {
  const text = reader.text('officersText');
  if (text === '') return [];
  const names = splitNames(text);
  const joined = names.join('、');
  if (joined !== text) reader.warn('officersText', 'officer-separator', text, joined);
  const officers = names.map((name) => {
    const numbers = known.get(name) ?? [];
    return { name, count: numbers.length, certificateNo: numbers.length === 1 ? (numbers[0] ?? null) : null };
  });
  const unknown = officers.filter((officer) => officer.count === 0).map((officer) => officer.name);
  const doubtful = officers.filter((officer) => officer.count > 1).map((officer) => officer.name);
  if (unknown.length > 0) reader.warn('officersText', 'officer-not-found', text, joined, { names: unknown.join('、') });
  if (doubtful.length > 0)
    reader.warn('officersText', 'officer-ambiguous', text, joined, { names: doubtful.join('、') });
  return officers.map(({ name, certificateNo }) => ({ name, certificateNo }));
}

/** 、 , / ; and spaces part names; a space inside a name of two characters (王 伟, padded) does not. */
function splitNames(text: string): string[] {
  return text
    .replace(/(?<![\u4E00-\u9FFF])([\u4E00-\u9FFF])\s+([\u4E00-\u9FFF])(?![\u4E00-\u9FFF])/g, '$1$2')
    .split(/[、,，/／;；\\|&\s.]+|和/)
    .map((name) => name.replace(/[((][^()）]*[))]/g, '').trim())
    .filter((name) => name !== '');
}

function readScan(reader: RowReader): boolean | null {
  const text = reader.text('scanText');
  if (text === '是' || text === '否') return text === '是';
  if (text === '') return null;
  const isScanned = yes.test(text) ? true : no.test(text) ? false : null;
  if (isScanned === null) reader.warn('scanText', 'scan-not-understood', text, null);
  else reader.warn('scanText', 'scan-mark', text, isScanned ? '是' : '否');
  return isScanned;
}
