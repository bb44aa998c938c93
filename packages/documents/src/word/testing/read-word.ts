/** Reads a produced Word file back as Word would: paragraphs, tables, page sizes. */
import { strFromU8, unzipSync } from 'fflate';

export interface ReadWord {
  /** Text of every paragraph in order, table cells included. */
  paragraphs: string[];
  /** Tables as rows of cell texts. */
  tables: string[][][];
  /** Page size and margins of each section, twips. */
  pages: { width: number; height: number; top: number; left: number; right: number; bottom: number }[];
  /** Fonts that Chinese text is set in. */
  fonts: Set<string>;
  footers: string[];
}

export function readWord(bytes: Uint8Array): ReadWord {
  const files = unzipSync(bytes);
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const xml = part('word/document.xml');
  return {
    paragraphs: all(xml, /<w:p[ >].*?<\/w:p>/gs).map(textOf),
    tables: all(xml, /<w:tbl>.*?<\/w:tbl>/gs).map((table) =>
      all(table, /<w:tr[ >].*?<\/w:tr>/gs).map((row) => all(row, /<w:tc>.*?<\/w:tc>/gs).map(textOf)),
    ),
    pages: all(xml, /<w:sectPr>.*?<\/w:sectPr>/gs).map((section) => {
      const size = attributesOf(section, 'w:pgSz');
      const margin = attributesOf(section, 'w:pgMar');
      const [top, left, right, bottom] = ['top', 'left', 'right', 'bottom'].map((side) => Number(margin[`w:${side}`]));
      const [width, height] = [Number(size['w:w']), Number(size['w:h'])];
      return { width, height, top: top ?? 0, left: left ?? 0, right: right ?? 0, bottom: bottom ?? 0 };
    }),
    fonts: new Set(Array.from(xml.matchAll(/w:eastAsia="([^"]+)"/g), (match) => match[1] ?? '')),
    footers: Object.keys(files)
      .filter((name) => /^word\/footer\d+\.xml$/.test(name))
      .map((name) => part(name)),
  };
}

const all = (xml: string, pattern: RegExp): string[] => Array.from(xml.matchAll(pattern), (match) => match[0]);

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

function textOf(xml: string): string {
  return all(xml, /<w:t[ >][^<]*<\/w:t>/g)
    .map((run) => run.replace(/<[^>]+>/g, '').replace(/&\w+;/g, (entity) => entities[entity] ?? entity))
    .join('');
}

function attributesOf(xml: string, tag: string): Record<string, string> {
  const element = new RegExp(`<${tag}([^>]*)/>`).exec(xml)?.[1] ?? '';
  return Object.fromEntries(Array.from(element.matchAll(/([\w:]+)="([^"]*)"/g), (match) => [match[1], match[2]]));
}
