/** Why a file cannot be read as sheets: a code with params, looked up by the texts of whoever shows it. */

export type SheetErrorCode =
  /** More bytes than allowed, as uploaded or unpacked, or more characters in all cells. Params: limit. */
  | 'sheet/too-large'
  /** Params: sheet, limit. */
  | 'sheet/too-many-rows'
  /** Params: limit. */
  | 'sheet/too-many-cells'
  /** Params: limit. */
  | 'sheet/too-many-sheets'
  /** More characters in one cell than Excel allows. Params: limit. */
  | 'sheet/cell-too-long'
  /** Protected by a password. */
  | 'sheet/encrypted'
  /** Not what its first bytes promise. Params: part. */
  | 'sheet/damaged'
  /** A known format that is not read. Params: format. */
  | 'sheet/format-not-supported'
  /** Text in none of UTF-8, UTF-16, GB18030. */
  | 'sheet/encoding-not-recognised'
  /** No cell with text. */
  | 'sheet/empty';

export class SheetError extends Error {
  override readonly name = 'SheetError';
  readonly code: SheetErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: SheetErrorCode, params: Record<string, string | number> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }
}
