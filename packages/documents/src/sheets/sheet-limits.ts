/** How much a file may hold. A few hundred bytes can describe billions of cells, so everything is counted as it comes. */
import { SheetError } from './sheet-error.ts';

export interface SheetLimits {
  /** Bytes as uploaded. */
  maxBytes: number;
  /** Bytes of an old workbook (.xls), which is read at one go and takes many times its size. */
  maxOldBytes: number;
  /** Bytes after unpacking, all parts together. */
  maxUnpackedBytes: number;
  maxSheets: number;
  /** Rows of one sheet that hold a cell. */
  maxRows: number;
  /** Cells with text of all sheets. */
  maxCells: number;
  /** Columns beyond this one are not read: a stray format in column XFD is no data. */
  maxColumns: number;
}

/** Enough for the register of a big city (300,000 firms with 20 columns). */
export const defaultSheetLimits: SheetLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxOldBytes: 32 * 1024 * 1024,
  maxUnpackedBytes: 768 * 1024 * 1024,
  maxSheets: 200,
  maxRows: 400_000,
  maxCells: 6_000_000,
  maxColumns: 256,
};

/** Counts across the sheets of one file. */
export class SheetBudget {
  readonly limits: SheetLimits;
  private cells = 0;
  private unpacked = 0;

  constructor(limits: SheetLimits) {
    this.limits = limits;
  }

  addCell(): void {
    this.cells += 1;
    if (this.cells > this.limits.maxCells)
      throw new SheetError('sheet/too-many-cells', { limit: this.limits.maxCells });
  }

  checkRows(sheet: string, count: number): void {
    const { maxRows } = this.limits;
    if (count > maxRows) throw new SheetError('sheet/too-many-rows', { sheet, limit: maxRows });
  }

  addUnpacked(bytes: number): void {
    this.unpacked += bytes;
    const { maxUnpackedBytes } = this.limits;
    if (this.unpacked > maxUnpackedBytes) throw new SheetError('sheet/too-large', { limit: maxUnpackedBytes });
  }
}
