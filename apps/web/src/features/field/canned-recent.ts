/** Which canned texts were used last on this tablet, and the order that follows from it. Only ids are kept. */
import type { CannedText } from '@liangma/contract/field-pack';

const name = 'liangma.canned';
const most = 50;

function recent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(stored) ? stored.map(String) : [];
  } catch {
    return [];
  }
}

export function noteCannedUse(id: string): void {
  try {
    const ids = [id, ...recent().filter((one) => one !== id)].slice(0, most);
    localStorage.setItem(name, JSON.stringify(ids));
  } catch {
    // Then the order stays that of the bureau.
  }
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Those that hold every word of the search, the last used first, then in the order of the bureau. */
export function cannedInOrder(texts: readonly CannedText[], search: string): CannedText[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const order = recent();
  const place = ({ id }: CannedText) => {
    const at = order.indexOf(id);
    return at === -1 ? most : at;
  };
  return texts
    .filter(({ text }) => words.every((word) => plain(text).includes(word)))
    .toSorted((a, b) => place(a) - place(b));
}
