/**
 * Reads the parts of a zip archive one by one, unpacked in pieces (fflate). Every unpacked byte is counted, because the
 * sizes that an archive claims cannot be trusted.
 */
import { Inflate } from 'fflate';
import { SheetError } from './sheet-error.ts';
import type { SheetBudget } from './sheet-limits.ts';

interface Entry {
  method: number;
  packedSize: number;
  offset: number;
  isEncrypted: boolean;
}

const pieceBytes = 256 * 1024;

export class ZipArchive {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly budget: SheetBudget;
  private readonly entries = new Map<string, Entry>();

  /** @throws SheetError 'sheet/damaged' when there is no readable directory */
  constructor(bytes: Uint8Array, budget: SheetBudget) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.budget = budget;
    try {
      this.readDirectory();
    } catch (error) {
      if (error instanceof SheetError) throw error;
      throw new SheetError('sheet/damaged', { part: 'zip' }, error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** Unpacks a part. */
  readBytes(name: string): Uint8Array {
    const pieces: Uint8Array[] = [];
    this.readPieces(name, (piece) => pieces.push(piece));
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  /** Unpacks a part as UTF-8 text, piece by piece. */
  readText(name: string, onText: (text: string) => void): void {
    const decoder = new TextDecoder('utf-8');
    this.readPieces(name, (piece, isLast) => {
      const text = decoder.decode(piece, { stream: !isLast });
      if (text !== '') onText(text);
    });
  }

  private readPieces(name: string, onPiece: (piece: Uint8Array, isLast: boolean) => void): void {
    const entry = this.entries.get(name);
    if (!entry) throw new SheetError('sheet/damaged', { part: name });
    if (entry.isEncrypted) throw new SheetError('sheet/encrypted');
    const packed = this.packedBytes(name, entry);
    const counted = (piece: Uint8Array, isLast: boolean) => {
      this.budget.addUnpacked(piece.length);
      onPiece(piece, isLast);
    };
    if (entry.method === 0) {
      counted(packed, true);
      return;
    }
    if (entry.method !== 8) throw new SheetError('sheet/damaged', { part: name });
    const inflate = new Inflate(counted);
    try {
      for (let from = 0; from < packed.length || from === 0; from += pieceBytes) {
        inflate.push(packed.subarray(from, from + pieceBytes), from + pieceBytes >= packed.length);
      }
    } catch (error) {
      if (error instanceof SheetError) throw error;
      throw new SheetError('sheet/damaged', { part: name }, error);
    }
  }

  private packedBytes(name: string, entry: Entry): Uint8Array {
    const { view, bytes } = this;
    if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
      throw new SheetError('sheet/damaged', { part: name });
    }
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    if (start + entry.packedSize > bytes.length) throw new SheetError('sheet/damaged', { part: name });
    return bytes.subarray(start, start + entry.packedSize);
  }

  private readDirectory(): void {
    const { view } = this;
    const end = this.findEnd();
    const count = view.getUint16(end + 10, true);
    let offset = view.getUint32(end + 16, true);
    const decoder = new TextDecoder('utf-8');
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(offset, true) !== 0x02014b50) throw new SheetError('sheet/damaged', { part: 'zip' });
      const nameLength = view.getUint16(offset + 28, true);
      const extraLength = view.getUint16(offset + 30, true);
      // Windows programs are known to write backslashes.
      const name = decoder.decode(this.bytes.subarray(offset + 46, offset + 46 + nameLength)).replaceAll('\\', '/');
      this.entries.set(name, this.readEntry(offset, offset + 46 + nameLength, extraLength));
      offset += 46 + nameLength + extraLength + view.getUint16(offset + 32, true);
    }
  }

  private readEntry(offset: number, extra: number, extraLength: number): Entry {
    const { view } = this;
    const claimedSize = view.getUint32(offset + 24, true);
    let packedSize = view.getUint32(offset + 20, true);
    let start = view.getUint32(offset + 42, true);
    // Some programs write the 64-bit record whether it is needed or not.
    for (let at = extra; at + 4 <= extra + extraLength; at += 4 + view.getUint16(at + 2, true)) {
      if (view.getUint16(at, true) !== 1) continue;
      let field = at + 4 + (claimedSize === 0xffffffff ? 8 : 0);
      if (packedSize === 0xffffffff) {
        packedSize = Number(view.getBigUint64(field, true));
        field += 8;
      }
      if (start === 0xffffffff) start = Number(view.getBigUint64(field, true));
    }
    return {
      method: view.getUint16(offset + 10, true),
      packedSize,
      offset: start,
      isEncrypted: (view.getUint16(offset + 8, true) & 1) === 1,
    };
  }

  private findEnd(): number {
    const lowest = Math.max(0, this.bytes.length - 22 - 0xffff);
    for (let at = this.bytes.length - 22; at >= lowest; at -= 1) {
      if (this.view.getUint32(at, true) === 0x06054b50) return at;
    }
    throw new SheetError('sheet/damaged', { part: 'zip' });
  }
}
