/** What is added to a record, in as many additions as it takes: nothing is cut. Pure. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { additionLimits } from '@liangma/domain/inspection/record-limits';
import { isVisible } from '@liangma/domain/text/printable';

export interface AdditionPart {
  text: string;
  evidence: EvidenceItem[];
}

/** Room for what says which part it is. */
const headLength = 40;

/** Where a text that is too long is parted: after a line, or where nothing better is near, never within a letter. */
function cutAt(text: string, most: number): number {
  const line = text.lastIndexOf('\n', most);
  if (line > most / 2) return line;
  const isWithinLetter = /[\uD800-\uDBFF]/.test(text.charAt(most - 1));
  return isWithinLetter ? most - 1 : most;
}

function textParts(whole: string): string[] {
  if (whole.length <= additionLimits.text) return [whole];
  const parts: string[] = [];
  for (let rest = whole; rest !== '';) {
    const end =
      rest.length <= additionLimits.text - headLength ? rest.length : cutAt(rest, additionLimits.text - headLength);
    const part = rest.slice(0, end).trim();
    if (isVisible(part)) parts.push(part);
    rest = rest.slice(end);
  }
  return parts;
}

/** The additions that are handed in, in their order; more than one say so themselves, in Chinese like the record. */
export function additionParts({ text, evidence }: { text: string; evidence: readonly EvidenceItem[] }): AdditionPart[] {
  const texts = textParts(text.trim());
  const { evidence: most } = additionLimits;
  const count = Math.max(texts.length, Math.ceil(evidence.length / most));
  return Array.from({ length: count }, (_, index) => {
    const head = count === 1 ? '' : `（补充共${count}份，第${index + 1}份）\n`;
    return {
      text: `${head}${texts[index] ?? '证据'}`,
      evidence: evidence.slice(index * most, (index + 1) * most),
    };
  });
}
