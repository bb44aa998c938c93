/** Which document of an office program a zip file is, by the list of its parts; a renamed archive is none. */
import type { FileBytes } from './media-type.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Length of the record that ends a zip file, and of the longest remark behind it. */
const endLength = 22;
const mostRemark = 0xffff;
/** A document has some dozens of parts. */
const mostListBytes = 1024 * 1024;

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Names of the parts, or null when the file is no whole zip file. */
async function partNames(file: FileBytes): Promise<string[] | null> {
  const from = Math.max(0, file.size - endLength - mostRemark);
  const tail = await file.read(from, file.size - from);
  const data = view(tail);
  let end = tail.length - endLength;
  while (end >= 0 && data.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return null;
  const count = data.getUint16(end + 10, true);
  const bytes = data.getUint32(end + 12, true);
  if (bytes > mostListBytes) return null;
  return namesIn(await file.read(data.getUint32(end + 16, true), bytes), count);
}

function namesIn(list: Uint8Array, count: number): string[] | null {
  const data = view(list);
  const names: string[] = [];
  let at = 0;
  while (names.length < count) {
    if (at + 46 > list.length || data.getUint32(at, true) !== 0x02014b50) return null;
    const length = data.getUint16(at + 28, true);
    names.push(String.fromCharCode(...list.subarray(at + 46, at + 46 + length)));
    at += 46 + length + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  }
  return names;
}

/** Media type of a Word document or an Excel workbook without macros; null for every other zip file. */
export async function officeTypeOf(file: FileBytes): Promise<string | null> {
  const names = await partNames(file);
  if (!names?.includes('[Content_Types].xml')) return null;
  if (names.some((name) => name.endsWith('vbaProject.bin'))) return null;
  const has = (folder: string) => names.some((name) => name.startsWith(folder));
  if (has('word/')) return word;
  return has('xl/') ? sheet : null;
}
