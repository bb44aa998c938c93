/**
 * What the answer says of a time that a file claims. Anybody can write a file; only the server's own stamp in it bounds what
 * the tablet's clock says (`verifiedInstant`). Without one, and outside its bounds, the time of arrival counts.
 */
import type { FieldEnvelope, FieldReceipt } from '@liangma/contract/field-commands';
import type { Language } from '../../http/problem.ts';

/** Nobody needs to hear of less, in milliseconds. */
const minuteMs = 60_000;

const texts: Record<Language, string> = {
  zh: '平板时间无法核实,按收到时间计;平板时间已保留备查',
  en: 'The time of the tablet could not be verified: the time of arrival counts, that of the tablet is kept',
};

/** The remark, or null where what counts is what the tablet said. */
export function clockRemark(envelope: FieldEnvelope, receipt: FieldReceipt, language: Language): string | null {
  const said = Date.parse(envelope.deviceAt) + envelope.clockOffsetMs;
  return Math.abs(said - Date.parse(receipt.countedAt)) <= minuteMs ? null : texts[language];
}
