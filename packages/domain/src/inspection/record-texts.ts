/** Plain words for what a record still lacks, in Chinese and English. */
import type { RecordGap } from './record.ts';

export const recordGapTexts: Record<RecordGap['code'], { zh: string; en: string }> = {
  unanswered: { zh: '还有检查项没有作答', en: 'A check has no answer yet' },
  'unknown-check': {
    zh: '含有检查表之外或重复的检查项',
    en: 'It answers a check twice, or one that is not on the checklist',
  },
  'finding-missing': { zh: '不合格的检查项没有登记问题', en: 'A check that failed has no finding' },
  'finding-contradicts': {
    zh: '检查项未判为不合格，却登记了问题',
    en: 'A finding belongs to a check that did not fail',
  },
  'finding-undescribed': { zh: '发现的问题没有写明情况', en: 'A finding is not described' },
  'order-without-date': {
    zh: '责令改正没有期限，或期限早于检查当天',
    en: 'An order to correct has no date, or one before the visit',
  },
  'order-without-clause': { zh: '责令改正没有写明依据条款', en: 'An order to correct names no clause' },
  'time-reversed': { zh: '结束时间早于开始时间', en: 'The end lies before the beginning' },
  'place-missing': { zh: '没有填写检查地点', en: 'The place is missing' },
  'present-missing': { zh: '没有填写企业在场人员', en: 'Nobody of the enterprise is named as present' },
  'certificate-not-shown': { zh: '没有确认已出示执法证件', en: 'Showing the certificates is not confirmed' },
  'rights-not-told': { zh: '没有确认已告知企业权利', en: 'Telling the rights is not confirmed' },
  'not-signed': {
    zh: '企业没有签名；拒绝签名的须写明理由和见证人',
    en: 'The enterprise has not signed; a refusal needs its reason and a witness',
  },
  'photo-missing': { zh: '该检查项不合格须附照片或视频', en: 'This check needs a photo or video when it failed' },
  'clause-missing': { zh: '该检查项不合格须写明依据条款', en: 'This check needs a clause when it failed' },
  'recusal-undecided': {
    zh: '企业申请回避，须写明处理情况',
    en: 'The enterprise asked for recusal; what was decided is missing',
  },
  'assistant-not-approved': {
    zh: '参加人员中有未经事先批准的辅助人员',
    en: 'Somebody assisted who was not fixed before the visit',
  },
  'officer-signature-missing': {
    zh: '须有本次检查的两名以上执法人员签名',
    en: 'At least two officers of this inspection must sign',
  },
  'party-signature-missing': {
    zh: '缺少企业在场人员的手写签名',
    en: 'The drawn signature of the enterprise is missing',
  },
  'witness-signature-missing': { zh: '缺少见证人的手写签名', en: 'The drawn signature of the witness is missing' },
  'signature-of-other-content': {
    zh: '签名之后内容有改动，须重新签名',
    en: 'The content was changed after it was signed; it must be signed again',
  },
};
