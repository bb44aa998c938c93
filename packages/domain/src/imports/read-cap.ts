/** Caps and minimums on the list of matters: 每年不超过4次, ≤2次/年, a number, by class (A类≤2次/年、B类…). */
import { foldFreeText } from './read-number.ts';

export interface CapReading {
  capPerYear: number | null;
  /** Caps by class of the object, when the list sets them so. */
  capByClass: Record<string, number> | null;
  /** False when text is there but no number a year can be told from it. */
  isUnderstood: boolean;
}

const periodsPerYear: Record<string, number> = { 年: 1, 半年: 2, 季度: 4, 季: 4, 月: 12 };
const noCap = /^(无|不限|不设上限|无上限|[-—–/])?$/;

/** Reads a cap; an empty cell and 不限 mean that no cap is set. */
export function readCap(text: string): CapReading {
  const folded = foldFreeText(text);
  if (noCap.test(folded)) return { capPerYear: null, capByClass: null, isUnderstood: true };
  const byClass: Record<string, number> = {};
  for (const found of folded.matchAll(/([A-Z])[类级](?:企业)?(?:≤|<=|不超过|最多|上限)?(\d+)次/g)) {
    byClass[found[1] ?? ''] = Number(found[2]);
  }
  if (Object.keys(byClass).length > 0) return { capPerYear: null, capByClass: byClass, isUnderstood: true };
  const capPerYear = perYear(folded);
  return { capPerYear, capByClass: null, isUnderstood: capPerYear !== null };
}

/** Reads a minimum (每月不少于1次) as times a year; null when there is none or its period is longer than a year. */
export function readMinimum(text: string): number | null {
  const folded = foldFreeText(text);
  return /每(\d+|[两二三四五])年/.test(folded) ? null : perYear(folded);
}

function perYear(folded: string): number | null {
  if (/^\d+次?$/.test(folded)) return Number.parseInt(folded, 10);
  if (/每(\d+|[两二三四五])年/.test(folded)) return null;
  const found = /(?:每(半年|年|季度?|月)[^\d]{0,8})?(\d+)(?:-(\d+))?次(?:(?:\/|每)(半年|年|季度?|月))?/.exec(folded);
  if (!found) return null;
  const period = found[1] ?? found[4] ?? '年';
  return Number(found[3] ?? found[2]) * (periodsPerYear[period] ?? 1);
}
