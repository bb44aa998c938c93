/**
 * The look of official documents (党政机关公文格式, GB/T 9704—2012): A4, margins 37/28/26/35 mm, title 小标宋 22 pt, body
 * 仿宋 16 pt with two characters of indent and 28.95 pt lines, headings 黑体 and 楷体, page numbers "— 1 —".
 * Fonts are named, not embedded: the bureau's computers have them.
 */
import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IFontAttributesProperties,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  type ParagraphChild,
} from 'docx';
import { printable } from '@liangma/domain/text/printable';
import type { OfficialLayout } from '../official/official-document.ts';
import { pageLayouts, type PageLayout } from '../official/page-layout.ts';

/** Western letters and digits in Times New Roman; Chinese text, quotes included, in the named font. */
const font = (eastAsia: string): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
  hint: 'eastAsia',
});

const fonts = {
  title: font('方正小标宋简体'),
  body: font('仿宋_GB2312'),
  heading: font('黑体'),
  subheading: font('楷体_GB2312'),
  pageNumber: font('宋体'),
} as const;

/** Half points, as Word counts: 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt. */
export const sizes = { title: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;

type Look = keyof typeof fonts;

interface TextOptions {
  look?: Look;
  /** Half points. */
  size?: number;
  align?: 'left' | 'centre' | 'right';
  /** Indent of the first line in characters; 2 for body text. */
  indent?: number;
  /** Indent of the right edge in characters, for signatures. */
  indentRight?: number;
  /** Points; exact line pitch of the document unless the paragraph holds a picture. */
  line?: number;
  /** At-least spacing: an exact line would clip a picture. */
  holdsPicture?: boolean;
  pageBreakBefore?: boolean;
  keepNext?: boolean;
  /** Points before and after. */
  before?: number;
  after?: number;
}

const bodyLine = 28.95;
const twips = (points: number) => Math.round(points * 20);
/** Twentieths of a point, rounded: docx's own conversion cuts off, which makes A4 a twip too small. */
export const twipsOfMm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const alignments = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

export function textRun(
  text: string,
  look: Look = 'body',
  size: number = sizes.three,
  more: IRunOptions = {},
): TextRun {
  return new TextRun({ ...more, text: printable(text), font: fonts[look], size });
}

/** A paragraph of one text or of prepared runs. */
export function paragraph(content: string | readonly ParagraphChild[], options: TextOptions = {}): Paragraph {
  const { look = 'body', size = sizes.three, line = bodyLine } = options;
  const runs = typeof content === 'string' ? [textRun(content, look, size)] : content;
  const align = options.align === undefined ? AlignmentType.BOTH : alignments[options.align];
  const indentOf = (characters: number) => twips((characters * size) / 2);
  const properties: IParagraphOptions = {
    children: [...runs],
    alignment: align,
    spacing: {
      line: twips(line),
      lineRule: options.holdsPicture ? LineRuleType.AT_LEAST : LineRuleType.EXACT,
      before: twips(options.before ?? 0),
      after: twips(options.after ?? 0),
    },
    indent: {
      ...(options.indent === undefined
        ? {}
        : { firstLine: indentOf(options.indent), firstLineChars: options.indent * 100 }),
      ...(options.indentRight === undefined ? {} : { right: indentOf(options.indentRight) }),
    },
    ...(options.pageBreakBefore ? { pageBreakBefore: true } : {}),
    ...(options.keepNext ? { keepNext: true } : {}),
  };
  return new Paragraph(properties);
}

export const title = (text: string): Paragraph =>
  paragraph(text, { look: 'title', size: sizes.title, align: 'centre', line: 35, keepNext: true });

/** First-level heading (一、); level two is set in 楷体 (（一）). */
export const heading = (text: string, level: 1 | 2 = 1): Paragraph =>
  paragraph(text, { look: level === 1 ? 'heading' : 'subheading', indent: 2, keepNext: true });

export const bodyText = (text: string): Paragraph => paragraph(text, { indent: 2 });

export const emptyLine = (): Paragraph => paragraph('');

function pageNumber(side: 'left' | 'right'): Footer {
  const run = (children: IRunOptions['children']) =>
    new TextRun({ children: children ?? [], font: fonts.pageNumber, size: sizes.four });
  // one character of room on the outer side, as the standard asks
  const outer = twips(sizes.four / 2);
  const indent = side === 'right' ? { right: outer } : { left: outer };
  return new Footer({
    children: [
      new Paragraph({ alignment: alignments[side], indent, children: [run(['— ', PageNumber.CURRENT, ' —'])] }),
    ],
  });
}

function pageMargins({ topMm, leftMm, rightMm, bottomMm }: PageLayout, hasFoot: boolean) {
  return {
    top: twipsOfMm(topMm),
    left: twipsOfMm(leftMm),
    right: twipsOfMm(rightMm),
    bottom: twipsOfMm(bottomMm),
    // the page number stands about 7 mm below the text; a line to sign on takes more room
    footer: twipsOfMm(bottomMm - (hasFoot ? 14 : 11)),
  };
}

/** Every page is signed: the line for it, and which page of how many this is. */
function signedFoot(text: string): Footer {
  const size = 18;
  const number = new TextRun({
    children: ['第', PageNumber.CURRENT, '页  共', PageNumber.TOTAL_PAGES, '页'],
    font: fonts.pageNumber,
    size,
  });
  return new Footer({
    children: [
      paragraph([textRun(text, 'pageNumber', size)], { align: 'centre', line: 13 }),
      paragraph([number], { align: 'centre', line: 13 }),
    ],
  });
}

/**
 * A section of A4 pages, upright.
 * @param foot line to sign every page on; null: page numbers as the standard asks
 */
export function officialSection(
  children: ISectionOptions['children'],
  layout: OfficialLayout = 'document',
  foot: string | null = null,
): ISectionOptions {
  const signed = foot === null ? null : signedFoot(foot);
  return {
    properties: {
      page: {
        margin: pageMargins(pageLayouts[layout], foot !== null),
        size: { width: twipsOfMm(210), height: twipsOfMm(297) },
      },
    },
    footers: { default: signed ?? pageNumber('right'), even: signed ?? pageNumber('left') },
    children,
  };
}

/** The bytes of a Word document made of official sections. */
export async function officialDocument(
  name: string,
  author: string,
  sections: readonly ISectionOptions[],
): Promise<Uint8Array> {
  const by = printable(author);
  const document = new Document({
    title: printable(name),
    creator: by,
    lastModifiedBy: by,
    evenAndOddHeaderAndFooters: true,
    // a line that ends with a line break is not stretched
    compatibility: { doNotExpandShiftReturn: true },
    styles: {
      default: { document: { run: { font: fonts.body, size: sizes.three, language: { eastAsia: 'zh-CN' } } } },
    },
    sections,
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
