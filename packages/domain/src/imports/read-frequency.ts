/** The frequency of a plan line (检查频次和上限): 每家每月1次,全年不少于12次; 每年1-2次; 每年1次,上限2次/年; 每年不超过1次. */
import { foldFreeText } from './read-number.ts';

export interface FrequencyReading {
  /** Visits to each object a year; null: no lower, no upper number is stated. */
  min: number | null;
  max: number | null;
  per: 'year';
}

export interface FrequencyAndCap {
  frequency: FrequencyReading | null;
  /** Upper limit stated in the same text. */
  capPerYear: number | null;
}

const periodsPerYear: Record<string, number> = { 年: 1, 半年: 2, 季度: 4, 季: 4, 月: 12 };
const capPattern = /(?:上限|不得?超过|至多|最多|不多于|≤|<=)(?:为|是|:)?(?:每?(?:半年|年|季度?|月))?(\d+)次/;
const minimumPattern = /(?:不少于|至少|不低于|≥|>=)(?:每?年)?(\d+)次/;
const plainPattern = /(每半年|每年|每季度?|每月|全年|一年|年度|年)[^\d,;。]{0,6}(\d+)(?:-(\d+))?次/;
const slashPattern = /(\d+)(?:-(\d+))?次(?:\/|每)(半年|年|季度?|月)/;

/** Frequency null when the text names no number (视情) or a period longer than a year. */
export function readFrequency(text: string): FrequencyAndCap {
  const folded = foldFreeText(text);
  if (/每(\d+|[两二三四五])年/.test(folded)) return { frequency: null, capPerYear: null };
  let min: number | null = null;
  let max: number | null = null;
  let cap: number | null = null;
  let isMinimum = false;
  for (const clause of folded.split(/[,;。()]/)) {
    const scale =
      periodsPerYear[/每(半年|年|季度?|月)|(?:\/)(半年|年|季度?|月)/.exec(clause)?.slice(1).find(Boolean) ?? '年'] ?? 1;
    const capped = capPattern.exec(clause);
    const least = minimumPattern.exec(clause);
    if (capped) {
      cap = Number(capped[1]) * scale;
    } else if (least) {
      min = Math.max(min ?? 0, Number(least[1]) * scale);
      isMinimum = true;
    } else {
      const plain = plainPattern.exec(clause) ?? rearranged(slashPattern.exec(clause)) ?? onlyTimes(clause);
      if (!plain) continue;
      min = Math.max(min ?? 0, Number(plain[2]) * scale);
      max = Math.max(max ?? 0, Number(plain[3] ?? plain[2]) * scale);
    }
  }
  // A stated minimum leaves the upper end open; a stated cap alone is the upper end.
  if (isMinimum) max = null;
  if (min === null && max === null && cap !== null) max = cap;
  if (min === null && max === null) return { frequency: null, capPerYear: cap };
  return { frequency: { min, max, per: 'year' }, capPerYear: cap };
}

function rearranged(found: RegExpExecArray | null): (string | undefined)[] | null {
  return found ? [found[0], found[3], found[1], found[2]] : null;
}

function onlyTimes(clause: string): (string | undefined)[] | null {
  const found = /^(\d+)(?:-(\d+))?次?$/.exec(clause);
  return found ? [found[0], undefined, found[1], found[2]] : null;
}
