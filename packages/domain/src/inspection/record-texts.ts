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
};
