/** Sizes as people say them: 512 MB, 1.2 GB. */
import { formatNumber } from '../../messages/format.ts';

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** 1536 → 1.5 KB */
export function bytesText(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${formatNumber(Number(value.toFixed(value < 10 && power > 0 ? 1 : 0)))} ${units[power]}`;
}
