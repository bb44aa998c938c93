/**
 * A scanner for the XML that spreadsheet programs write: element by element, in chunks, without a tree. It knows no
 * document types and expands no entities but the five of XML and character references, so nothing can be smuggled in.
 */

export interface XmlHandlers {
  /** `attributes` is the raw text; read it with `attribute`. Self-closing elements get an `onClose` as well. */
  onOpen(name: string, attributes: string): void;
  onClose(name: string): void;
  onText(text: string): void;
}

/** Text that is handed on piece by piece may be cut anywhere; handlers add the pieces up. */
export class XmlScanner {
  private rest = '';
  private readonly handlers: XmlHandlers;

  constructor(handlers: XmlHandlers) {
    this.handlers = handlers;
  }

  push(chunk: string): void {
    const text = this.rest === '' ? chunk : this.rest + chunk;
    let position = 0;
    for (;;) {
      const open = text.indexOf('<', position);
      if (open < 0) break;
      const close = endOfTag(text, open);
      if (close < 0) {
        this.rest = text.slice(position);
        return;
      }
      if (open > position) this.handlers.onText(decodeEntities(text.slice(position, open)));
      this.tag(text, open, close);
      position = close + 1;
    }
    this.rest = text.slice(position);
  }

  private tag(text: string, open: number, close: number): void {
    const first = text.charCodeAt(open + 1);
    // <?…?>, <!--…--> and <!DOCTYPE…> say nothing about cells; CDATA is text as it stands.
    if (first === 0x3f) return;
    if (first === 0x21) {
      if (text.startsWith('<![CDATA[', open)) this.handlers.onText(text.slice(open + 9, close - 2));
      return;
    }
    if (first === 0x2f) {
      this.handlers.onClose(localName(text.slice(open + 2, close).trimEnd()));
      return;
    }
    const isEmpty = text.charCodeAt(close - 1) === 0x2f;
    const body = text.slice(open + 1, isEmpty ? close - 1 : close);
    const space = body.search(/\s/);
    const name = localName(space < 0 ? body : body.slice(0, space));
    this.handlers.onOpen(name, space < 0 ? '' : body.slice(space));
    if (isEmpty) this.handlers.onClose(name);
  }
}

/** Index of the > that ends the tag, not one inside quotes, a comment or CDATA; -1 when it has not come yet. */
function endOfTag(text: string, open: number): number {
  if (text.startsWith('<!--', open)) return endOf(text, '-->', open + 4);
  if (text.startsWith('<![CDATA[', open)) return endOf(text, ']]>', open + 9);
  let close = text.indexOf('>', open);
  while (close >= 0 && hasOpenQuote(text, open, close)) close = text.indexOf('>', close + 1);
  return close;
}

function endOf(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? -1 : index + mark.length - 1;
}

function hasOpenQuote(text: string, open: number, close: number): boolean {
  let quote = 0;
  for (let index = open + 1; index < close; index += 1) {
    const code = text.charCodeAt(index);
    if (quote === 0 && (code === 0x22 || code === 0x27)) quote = code;
    else if (code === quote) quote = 0;
  }
  return quote !== 0;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Value of an attribute by its local name; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  let from = 0;
  for (;;) {
    const index = attributes.indexOf(`${name}=`, from);
    if (index < 0) return null;
    const before = attributes.charCodeAt(index - 1);
    const quote = attributes.charAt(index + name.length + 1);
    // White space or the colon of a prefix stands before the name; anything else is the end of a longer name.
    if (before <= 0x20 || before === 0x3a) {
      const end = attributes.indexOf(quote, index + name.length + 2);
      return end < 0 ? null : decodeEntities(attributes.slice(index + name.length + 2, end));
    }
    from = index + 1;
  }
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** &amp; and the like, and character references; unknown names stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[\dA-Fa-f]+|#\d+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** Excel writes control characters in cell text as _x000D_. */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
