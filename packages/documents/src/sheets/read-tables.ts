/** Reads a list from whatever file it came in. The content decides, not the name: .xls files are often HTML or text. */
import type { Table } from '@liangma/domain/imports/table';
import { isBlankRow } from '@liangma/domain/imports/table';
import { printable } from '@liangma/domain/text/printable';
import { readDelimited } from './read-delimited.ts';
import { readHtmlTables } from './read-html-table.ts';
import { readXlsx } from './read-xlsx.ts';
import { SheetError } from './sheet-error.ts';
import { defaultSheetLimits, type SheetLimits } from './sheet-limits.ts';

/**
 * The tables of a file: one for each sheet of a workbook, one for delimited text, one for each table of a page.
 * @param fileName gives a text file's table its name; its ending is not looked at
 * @throws SheetError with a code and params when the file cannot be read or holds more than the limits allow
 */
export async function readTables(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<SheetLimits> = {},
): Promise<Table[]> {
  const allowed = { ...defaultSheetLimits, ...limits };
  if (bytes.length > allowed.maxBytes) throw new SheetError('sheet/too-large', { limit: allowed.maxBytes });
  const tables = await readByContent(bytes, tableName(fileName), allowed);
  if (tables.every((table) => table.rows.every(isBlankRow))) throw new SheetError('sheet/empty');
  return tables.map((table) => ({ ...table, name: printable(table.name) }));
}

async function readByContent(bytes: Uint8Array, name: string, limits: SheetLimits): Promise<Table[]> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readZip(bytes, limits);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return readCompoundFile(bytes, limits);
  // Excel 2 to 4 wrote the stream without a container.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && bytes[2] === 0x06)
    return readOld(bytes, limits);
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw notSupported('pdf');
  if (startsWith(bytes, [0x52, 0x61, 0x72, 0x21])) throw notSupported('rar');
  if (startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf])) throw notSupported('7z');
  if (startsWith(bytes, [0xff, 0xd8, 0xff]) || startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) throw notSupported('image');
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 4096)).replaceAll('\0', '');
  if (/<Workbook\b[^>]*schemas-microsoft-com:office:spreadsheet/i.test(start)) return readOld(bytes, limits);
  if (/<(html|table|!doctype html|meta|body)\b/i.test(start)) return readHtmlTables(bytes, name, limits);
  return [readDelimited(bytes, name, limits)];
}

function readZip(bytes: Uint8Array, limits: SheetLimits): Table[] {
  // The first part of an OpenDocument file is its type, stored unpacked.
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  if (start.includes('mimetypeapplication/vnd.oasis.opendocument')) throw notSupported('ods');
  if (start.includes('xl/workbook.bin')) throw notSupported('xlsb');
  return readXlsx(bytes, limits);
}

/** A compound file is an old workbook, a workbook under a password, or another document of Office. */
function readCompoundFile(bytes: Uint8Array, limits: SheetLimits): Promise<Table[]> {
  if (holdsName(bytes, 'EncryptedPackage')) throw new SheetError('sheet/encrypted');
  if (!holdsName(bytes, 'Workbook') && !holdsName(bytes, 'Book')) {
    throw notSupported(holdsName(bytes, 'WordDocument') ? 'doc' : 'ole');
  }
  return readOld(bytes, limits);
}

/** The library for old workbooks is big and seldom needed: it is loaded when the first one comes. */
async function readOld(bytes: Uint8Array, limits: SheetLimits): Promise<Table[]> {
  if (bytes.length > limits.maxOldBytes) throw new SheetError('sheet/too-large', { limit: limits.maxOldBytes });
  const { readXls } = await import('./read-xls.ts');
  return readXls(bytes, limits);
}

/** Names in the directory of a compound file are UTF-16LE. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function notSupported(format: string): SheetError {
  return new SheetError('sheet/format-not-supported', { format });
}

function tableName(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? fileName;
  return base.replace(/\.[A-Za-z0-9]{1,5}$/, '');
}
