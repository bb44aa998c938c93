/** Why a file could not be read or written, in plain words. */

const texts: Record<string, { zh: string; en: string }> = {
  'sheet/too-large': { zh: '文件过大或解压后过大，请分成几份', en: 'The file is too large; split it' },
  'sheet/too-many-rows': { zh: '行数超过上限，请分成几份', en: 'There are too many rows; split the file' },
  'sheet/too-many-sheets': { zh: '工作表过多，请分成几份', en: 'There are too many sheets; split the file' },
  'sheet/too-many-cells': { zh: '单元格数超过上限，请分成几份', en: 'There are too many cells; split the file' },
  'sheet/cell-too-long': {
    zh: '有单元格超过 32767 个字符，请删减后再上传',
    en: 'A cell holds more than 32,767 characters; shorten it and try again',
  },
  'sheet/encrypted': {
    zh: '文件有打开密码，请去掉密码后再上传',
    en: 'The file has a password; remove it and try again',
  },
  'sheet/damaged': {
    zh: '文件已损坏，请用 Excel 或 WPS 重新保存后再上传',
    en: 'The file is damaged; save it again in Excel',
  },
  'sheet/format-not-supported': {
    zh: '不是可读的表格文件（支持 xlsx、xls、csv、制表符分隔文本）',
    en: 'This is no table that can be read (xlsx, xls, csv, tab-separated text)',
  },
  'sheet/encoding-not-recognised': { zh: '文字编码无法识别', en: 'The text encoding was not recognised' },
  'sheet/empty': { zh: '文件里没有内容', en: 'The file is empty' },
  'import/no-list': {
    zh: '没有找到要导入的表：请在“列对应”里指定工作表、表头行和列',
    en: 'No list was found: choose sheet, header row and columns under “columns”',
  },
  'import/plan-locked': {
    zh: '该年度计划已提交或已批准，不能再导入',
    en: 'The plan of that year was handed in or approved and takes no more lines',
  },
  'import/lists-changed': {
    zh: '行政检查事项清单在确认之后有变动，没有写入。请重新上传这份文件',
    en: 'The list of matters changed after the confirmation and nothing was written; upload the file again',
  },
  'import/not-written': {
    zh: '写入时出错，后面的行没有写入。请联系系统管理员；重新上传同一文件时，已写入的行不会重复',
    en:
      'Writing stopped with an error; later rows were not written. Tell the administrator; sending the same file again ' +
      'does not double the rows that were written',
  },
  'import/year-missing': { zh: '请填写年份', en: 'Enter the year' },
};

const unknown = {
  zh: '文件处理失败，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传',
  en: 'The file could not be processed; open it in Excel, save it as .xlsx and upload that',
};

/** The text of a failure in both languages. */
export function failureText(failure: { code: string }): { zh: string; en: string } {
  return texts[failure.code] ?? unknown;
}
