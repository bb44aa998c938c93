/** Numbers, money, days and instants as the reader's language writes them; instants in the official time zone. */
import { currentLanguage } from './language.ts';

const timeZone = 'Asia/Shanghai';
const none = '—';
/** Made once: on a tablet it takes longer to make than to draw what it says. */
const minutes = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone });

/** 12345.6 → 12,345.6 */
export function formatNumber(value: number | null | undefined, fractionDigits?: number): string {
  if (value == null) return none;
  const digits =
    fractionDigits === undefined
      ? {}
      : { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
  return new Intl.NumberFormat(currentLanguage().language, digits).format(value);
}

/** A share between 0 and 1 → 98.5% */
export function formatShare(value: number | null | undefined): string {
  if (value == null) return none;
  return new Intl.NumberFormat(currentLanguage().language, { style: 'percent', maximumFractionDigits: 1 }).format(
    value,
  );
}

/** Integer fen → ¥1,234.50 */
export function formatMoney(fen: number | null | undefined): string {
  if (fen == null) return none;
  return new Intl.NumberFormat(currentLanguage().language, { style: 'currency', currency: 'CNY' }).format(fen / 100);
}

/** A calendar day 'YYYY-MM-DD' → 2025年3月1日 / 1 Mar 2025 */
export function formatDay(value: string | null | undefined): string {
  if (!value) return none;
  const [year, month, date] = value.split('-').map(Number);
  if (currentLanguage().language === 'zh-CN') return `${year}年${month}月${date}日`;
  const utc = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1));
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(utc);
}

/** An instant (ISO, UTC) → its day and minute in the official time zone. */
export function formatInstant(value: string | null | undefined): string {
  if (!value) return none;
  const chinese = currentLanguage().language === 'zh-CN';
  return new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: chinese ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone,
  }).format(new Date(value));
}

/** The minute of an instant in the official time zone, 09:30. */
export function formatTime(value: string | null | undefined): string {
  if (!value) return none;
  return minutes.format(new Date(value));
}

/** The official day now, 'YYYY-MM-DD'. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}
