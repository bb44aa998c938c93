/** Why a Word file cannot serve as template: a code, and the tag that it is about. */

export type TemplateFaultCode =
  /** No Word file, damaged, protected by a password, or larger than allowed (packed or unpacked). */
  | 'not-word'
  | 'too-large'
  /** Macros, embedded programs, or contents fetched from elsewhere. */
  | 'active-content'
  /** A brace or a loop that is not closed. */
  | 'tag-broken'
  /** No field of this document has the name. */
  | 'tag-unknown'
  /** A field of a list that stands outside it. */
  | 'tag-misplaced'
  | 'tag-missing';

export interface TemplateFault {
  code: TemplateFaultCode;
  /** As written in the template; empty: the file as a whole. */
  tag: string;
  /** What the field is called. */
  label: string;
}

/** Texts of faults, Chinese and English. */
export const templateFaultTexts: Readonly<Record<TemplateFaultCode, { zh: string; en: string }>> = {
  'not-word': { zh: '不是可以打开的Word文件(.docx)', en: 'This is not a Word file (.docx) that can be opened' },
  'too-large': { zh: '文件超过10 MB,或者展开后过大', en: 'The file is larger than 10 MB, or too large when unpacked' },
  'active-content': {
    zh: '文件含有宏、嵌入程序或者从别处读取的内容',
    en: 'The file holds macros, embedded programs or contents fetched from elsewhere',
  },
  'tag-broken': { zh: '花括号或者循环没有成对', en: 'A brace or a loop is not closed' },
  'tag-unknown': { zh: '没有这个字段', en: 'There is no such field' },
  'tag-misplaced': { zh: '字段不在它所属的循环之内', en: 'The field stands outside the loop that it belongs to' },
  'tag-missing': { zh: '缺少必需的字段', en: 'A required field is missing' },
};

/** The file cannot be read as a template at all. */
export class TemplateUnreadable extends Error {
  override readonly name = 'TemplateUnreadable';
  readonly fault: TemplateFault;

  constructor(fault: TemplateFault, cause?: unknown) {
    super(`${fault.code} ${fault.tag}`, cause === undefined ? undefined : { cause });
    this.fault = fault;
  }
}
