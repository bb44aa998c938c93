/** Words of official documents: kinds and states in Chinese, days and times as they are written out. */
import { officialDay } from '@liangma/domain/calendar/official-day';
import type { GroundKind, InspectionMode, InspectionType } from '@liangma/domain/inspection/inspection';
import type { Answer, Handling } from '@liangma/domain/inspection/record';
import type { EvidenceLike, InspectionLike, SignedLike } from './inspection-like.ts';
import { officialDate } from './official-date.ts';
import { officialPunctuation } from '../word/official-punctuation.ts';

export const typeWords: Readonly<Record<InspectionType, string>> = {
  daily: '日常检查',
  case: '个案检查',
  special: '专项检查',
};

export const modeWords: Readonly<Record<InspectionMode, string>> = { 'on-site': '现场检查', 'off-site': '非现场检查' };

export const groundWords: Readonly<Record<GroundKind, string>> = {
  plan: '年度检查计划',
  complaint: '投诉举报',
  referral: '转办交办',
  monitoring: '数据监测',
  'enterprise-request': '企业申请',
  recheck: '整改复查',
  'own-special': '本单位部署的专项检查',
  'superior-special': '上级部署的专项检查',
  ledger: '台账补录（来由不详）',
};

export const answerWords: Readonly<Record<Answer, string>> = {
  compliant: '合格',
  'not-compliant': '不合格',
  'not-applicable': '不适用',
};

export const handlingWords: Readonly<Record<Handling, string>> = {
  // What was ordered; that it was done is said only where it is recorded.
  'corrected-on-site': '责令当场改正',
  order: '责令改正',
  'case-proposed': '建议立案',
  transferred: '移送',
  advice: '提示指导',
};

export const evidenceWords: Readonly<Record<EvidenceLike['kind'], string>> = {
  photo: '照片',
  sound: '录音',
  video: '录像',
  document: '文件',
  signature: '签名',
};

export const roleWords: Readonly<Record<SignedLike['role'], string>> = {
  officer: '检查人员',
  party: '被检查单位',
  witness: '见证人',
  recorder: '记录人',
};

/** Without the punctuation at its end, to go on behind it. */
export const unended = (text: string): string => text.trim().replace(/[。.．；;，,、：:\s]+$/, '');

/** Typed prose in the punctuation of official documents, without empty lines. */
export function prose(text: string): string {
  return officialPunctuation(text)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A sentence with its full stop, whether one was typed or not. */
export const sentence = (text: string): string => `${prose(text).replace(/[。.]+$/, '')}。`;

/** 张三（执法证号18020101001）、… */
export const officersText = (officers: InspectionLike['officerDetails']): string =>
  officers.map(({ name, certificateNo }) => `${name}（执法证号${certificateNo}）`).join('、');

export const matterNames = (view: InspectionLike): string => view.matterDetails.map(({ name }) => name).join('、');

/** 1.民用爆炸物品销售企业监督检查  依据《…》第四条 */
export const mattersWithBasis = (view: InspectionLike): string =>
  view.matterDetails.map(({ name, basis }, index) => `${index + 1}.${name}  依据${basis}`).join('\n');

/** First and last day of the time window. */
export const periodText = (from: string, until: string): string =>
  from === until ? officialDate(from) : `${officialDate(from)}至${officialDate(until)}`;

/**
 * Day or days on which it was really inspected: as the record says; before there is one, the day of the entry. Empty
 * when nobody has been there: what was planned is no fact.
 */
export function daysOfVisit({ record, entry }: InspectionLike): string {
  if (record !== null) return periodText(officialDay(record.content.startedAt), officialDay(record.content.endedAt));
  return entry === null ? '' : officialDate(officialDay(entry.enteredAt));
}

/** Where the task comes from as the enterprise may read it: never who complained. */
export const originText = ({ planLine, groundKind }: InspectionLike): string =>
  planLine ? `${planLine.year}年度检查计划第${planLine.no}项` : groundWords[groundKind];

/** The first digits of a fingerprint: enough to tell pieces of evidence apart on paper. */
export const shortHash = (hash: string): string => hash.slice(0, 12);
