// Files of a journey: the example lists that are imported, and the documents that come out.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Download, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

const examples = new URL('../../../../docs/examples/', import.meta.url);

export const exampleFile = (name: string): string => fileURLToPath(new URL(encodeURIComponent(name), examples));

/** What docs/examples/expected says about a list, row by row. */
export function expectedOf<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`expected/${encodeURIComponent(`${name}.json`)}`, examples), 'utf8')) as T;
}

/** Clicks what starts a download and returns the bytes. */
export async function downloaded(page: Page, start: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const arrives: Promise<Download> = page.waitForEvent('download');
  await start();
  const download = await arrives;
  return { name: basename(download.suggestedFilename()), bytes: readFileSync(await download.path()) };
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The text of a Word document, a line for each paragraph. */
export function wordText(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const paragraphs = xml.match(/<w:p[ >].*?<\/w:p>/gs) ?? [];
  return paragraphs
    .map((paragraph) => Array.from(paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g), ([, text]) => text).join(''))
    .map(unescaped)
    .join('\n');
}

/** The rows of the first sheet of a workbook as text. */
export function sheetRows(bytes: Uint8Array): string[][] {
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const textOf = (xml: string) =>
    unescaped(Array.from(xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g), ([, text]) => text).join(''));
  const shared = Array.from(part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs), ([, xml = '']) => textOf(xml));
  const cellText = (attributes: string, xml: string) => {
    const value = /<v>([^<]*)<\/v>/.exec(xml)?.[1] ?? '';
    return attributes.includes('t="s"') ? (shared[Number(value)] ?? '') : value || textOf(xml);
  };
  return Array.from(part('xl/worksheets/sheet1.xml').matchAll(/<row[ >].*?<\/row>/gs), ([row]) =>
    Array.from(row.matchAll(/<c([^>]*?)(?:\/>|>(.*?)<\/c>)/gs), ([, attributes = '', xml = '']) =>
      cellText(attributes, xml),
    ),
  );
}
