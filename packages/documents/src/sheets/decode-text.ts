/** The encoding of a text file by its content: UTF-8, UTF-16 (with or without mark), else GB18030 (which includes GBK). */
import { SheetError } from './sheet-error.ts';

export interface DecodedText {
  text: string;
  encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';
}

/** @throws SheetError 'sheet/encoding-not-recognised' when the bytes are text in none of them */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'UTF-16LE');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'UTF-16BE');
  const wide = zeroBytes(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  try {
    return decodeAs(bytes, 'UTF-8');
  } catch {
    return decodeChinese(bytes);
  }
}

function decodeAs(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText {
  return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
}

/** A few bytes may be broken (a file cut in the middle of a character); many mean another encoding. */
function decodeChinese(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('gb18030').decode(bytes);
  const broken = text.split('\uFFFD').length - 1;
  if (broken > 10 && broken > text.length / 1000) throw new SheetError('sheet/encoding-not-recognised');
  return { text, encoding: 'GB18030' };
}

/** UTF-16 without a mark: ASCII characters (separators, digits) leave a zero in every second byte. */
function zeroBytes(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  const seen = Math.min(bytes.length, 4096);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < seen; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > seen / 20 && even === 0) return 'UTF-16LE';
  if (even > seen / 20 && odd === 0) return 'UTF-16BE';
  if (even + odd > 0) throw new SheetError('sheet/format-not-supported', { format: 'binary' });
  return null;
}
