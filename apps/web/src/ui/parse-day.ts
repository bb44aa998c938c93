/** Reads a day as people type it: 20250301, 2025-3-1, 2025.3.1, 2025/3/1, 2025年3月1日. */

const separated = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;
const bare = /^(\d{4})(\d{2})(\d{2})$/;

/** 'YYYY-MM-DD', or null when the text is no existing day. */
export function parseDay(text: string): string | null {
  const parts = bare.exec(text.trim()) ?? separated.exec(text.trim());
  if (!parts) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const utc = new Date(Date.UTC(year, month - 1, date));
  const exists = utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date;
  return exists ? utc.toISOString().slice(0, 10) : null;
}
