/** Staged rows between the reading thread and the database: deflated pieces, so that a big file takes little memory. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { SheetError } from '@liangma/documents/sheets/sheet-error';
import type { PackedRows } from './reading.ts';
import type { StagedRow } from './staged-row.ts';

const rowsPerPiece = 2000;
/** A JSON array beyond 256 MB is too much for PostgreSQL. */
const charactersPerPiece = 8_000_000;
/** A register of 300,000 firms takes about half of it; one long text merged over all rows of a sheet takes far more. */
const mostCharacters = 800_000_000;

/** Collects rows into pieces. */
export class RowPacker {
  private rows: string[] = [];
  private length = 0;
  private total = 0;
  private readonly onPiece: (piece: PackedRows) => void;
  private readonly limit: number;

  constructor(onPiece: (piece: PackedRows) => void, limit = mostCharacters) {
    this.onPiece = onPiece;
    this.limit = limit;
  }

  /** @throws SheetError 'sheet/too-large' when all rows together are more than an import may hold */
  add(row: StagedRow): void {
    const json = JSON.stringify(row);
    this.total += json.length;
    if (this.total > this.limit) throw new SheetError('sheet/too-large', { limit: this.limit });
    this.rows.push(json);
    this.length += json.length;
    if (this.rows.length === rowsPerPiece || this.length > charactersPerPiece) this.finish();
  }

  /** Hands out what is left. */
  finish(): void {
    if (this.rows.length === 0) return;
    const packed = deflateRawSync(`[${this.rows.join(',')}]`, { level: 1 });
    this.onPiece({ packed, count: this.rows.length });
    this.rows = [];
    this.length = 0;
  }
}

/** The JSON text of a piece. */
export function unpackRows({ packed }: PackedRows): string {
  return inflateRawSync(packed).toString('utf8');
}
