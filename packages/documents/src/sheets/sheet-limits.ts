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
  /** Characters of one cell. */
  maxCellCharacters: number;
  /** Characters of all cells, a shared text counted each time that a cell refers to it. */
  maxCharacters: number;
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
  // Excel's own limit
  maxCellCharacters: 32_767,
  maxCharacters: 100_000_000,
  maxColumns: 256,
};

/** Counts across the sheets of one file. */
export class SheetBudget {
  readonly limits: SheetLimits;
  private cells = 0;
  private characters = 0;
  private unpacked = 0;

  constructor(limits: SheetLimits) {
    this.limits = limits;
  }

  /** @param length characters of the cell's text */
  addCell(length: number): void {
    this.checkCell(length);
    this.characters += length;
    this.checkCharacters(this.characters);
    this.cells += 1;
    this.checkCells(this.cells);
  }

  checkCells(count: number): void {
    const { maxCells } = this.limits;
    if (count > maxCells) throw new SheetError('sheet/too-many-cells', { limit: maxCells });
  }

  checkCell(length: number): void {
    const { maxCellCharacters } = this.limits;
    if (length > maxCellCharacters) throw new SheetError('sheet/cell-too-long', { limit: maxCellCharacters });
  }

  checkCharacters(count: number): void {
    const { maxCharacters } = this.limits;
    if (count > maxCharacters) throw new SheetError('sheet/too-large', { limit: maxCharacters });
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
