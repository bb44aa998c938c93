/**
 * Takes an uploaded Word file apart and packs it anew: only what was unpacked under the limits goes on, so that nothing
 * else is ever unpacked. Macros, embedded programs and contents from elsewhere are refused.
 */
import { strFromU8, zipSync } from 'fflate';
import { SheetError } from '../sheets/sheet-error.ts';
import { defaultSheetLimits, SheetBudget } from '../sheets/sheet-limits.ts';
import { ZipArchive } from '../sheets/zip-archive.ts';
import { TemplateUnreadable, type TemplateFaultCode } from './template-fault.ts';

/** Bytes of an uploaded template; house rule. */
export const maxTemplateBytes = 10 * 1024 * 1024;
const maxUnpackedBytes = 32 * 1024 * 1024;
const maxParts = 1000;

const unreadable = (code: TemplateFaultCode, tag = '', cause?: unknown) =>
  new TemplateUnreadable({ code, tag, label: '' }, cause);

/** Parts that run or bring something. */
const activePart = /(^|\/)(vbaProject|vbaData|activeX|embeddings)|\.(bin|exe|dll|js|vbs)$/i;

/** What Word would fetch when it opens the file; hyperlinks wait for a click. */
function fetchesFromElsewhere(relations: string): boolean {
  return Array.from(relations.matchAll(/<Relationship\b[^>]*>/g), ([relation]) => relation).some(
    (relation) => /TargetMode\s*=\s*["']External["']/i.test(relation) && !/\/hyperlink["']/.test(relation),
  );
}

function checkPart(name: string, bytes: Uint8Array): void {
  if (activePart.test(name)) throw unreadable('active-content', name);
  if (!/\.(xml|rels)$/i.test(name)) return;
  const text = strFromU8(bytes);
  // entities can grow without end; Office writes none
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw unreadable('not-word', name);
  if (name.endsWith('.rels') && fetchesFromElsewhere(text)) throw unreadable('active-content', name);
}

function unpack(file: Uint8Array): Record<string, Uint8Array> {
  const archive = new ZipArchive(file, new SheetBudget({ ...defaultSheetLimits, maxUnpackedBytes }));
  if (archive.names.length > maxParts) throw unreadable('too-large');
  const parts: Record<string, Uint8Array> = {};
  for (const name of archive.names) {
    if (name.endsWith('/')) continue;
    const bytes = archive.readBytes(name);
    checkPart(name, bytes);
    parts[name] = bytes;
  }
  return parts;
}

/**
 * The template as it is kept.
 * @throws TemplateUnreadable when it is no Word file, too large, or holds what runs or fetches
 */
export function openTemplate(file: Uint8Array): Uint8Array {
  if (file.length > maxTemplateBytes) throw unreadable('too-large');
  try {
    const parts = unpack(file);
    if (parts['word/document.xml'] === undefined || parts['[Content_Types].xml'] === undefined)
      throw unreadable('not-word');
    return zipSync(parts, { level: 6 });
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    throw unreadable(error.code === 'sheet/too-large' ? 'too-large' : 'not-word', '', error);
  }
}
