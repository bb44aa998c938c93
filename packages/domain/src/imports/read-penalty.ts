/** Penalties in a ledger's free text: 示工信罚〔2024〕1号,罚款2万元. Kinds by 行政处罚法 (2021) article 9. */
import { readAmounts } from './read-number.ts';

export interface PenaltyReading {
  /** Number of the decision as written; null when none is given. */
  docNo: string | null;
  /** Fine in integer fen; null when no fine is named. */
  amountFen: number | null;
  /** Confiscated gains in integer fen; null when none are named. */
  confiscatedFen: number | null;
  kinds: readonly string[];
  /** False when there is text, but neither a kind nor an amount was found. */
  isUnderstood: boolean;
}

const kinds = [
  '警告',
  '通报批评',
  '罚款',
  '没收违法所得',
  '没收非法财物',
  '暂扣许可证件',
  '降低资质等级',
  '吊销许可证件',
  '限制开展生产经营活动',
  '责令停产停业',
  '责令关闭',
  '限制从业',
  '行政拘留',
] as const;
const none = /^(无|否|未处罚|不予处罚|无处罚|未立案|[-—–/])?$/;

/** Null when there was no penalty. A bare number is an amount in yuan. */
export function readPenalty(text: string): PenaltyReading | null {
  const folded = text.normalize('NFKC').replace(/\s/g, '');
  if (none.test(folded)) return null;
  const docNo = /[\u4E00-\u9FFF]{2,}[〔[(【]\d{4}[〕\])】]第?\d+号/.exec(text.replace(/\s/g, ''))?.[0] ?? null;
  const rest = docNo === null ? folded : folded.replace(docNo.normalize('NFKC'), '');
  const named: string[] = kinds.filter((kind) => rest.includes(kind));
  const amounts = readAmounts(rest, true);
  let amountFen: number | null = null;
  let confiscatedFen: number | null = null;
  for (const { fen, index } of amounts) {
    const before = rest.slice(0, index);
    if (before.lastIndexOf('没收') > before.lastIndexOf('罚')) confiscatedFen = (confiscatedFen ?? 0) + fen;
    else amountFen = (amountFen ?? 0) + fen;
  }
  if (amountFen !== null && !named.includes('罚款')) named.push('罚款');
  return { docNo, amountFen, confiscatedFen, kinds: named, isUnderstood: named.length > 0 };
}
