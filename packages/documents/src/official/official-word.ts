/**
 * An official document as Word (.docx): the same blocks as the print view, in the look of official documents. Runs in the
 * browser too; load it when it is asked for, it brings the library that writes Word files.
 */
import { ImageRun, type Paragraph, type Table, type TextRun } from 'docx';
import { heading, officialDocument, officialSection, paragraph, sizes, textRun, title } from '../word/official-look.ts';
import { officialForm, officialTable } from '../word/official-table.ts';
import type { Block, OfficialDocument, SignatureLine } from './official-document.ts';
import { formLabelMm, pageLayouts, textWidthMm } from './page-layout.ts';
import { pictureSize, signatureBounds } from './picture-size.ts';

interface Look {
  /** Half points. */
  size: number;
  line: number;
  widthMm: number;
  isLetter: boolean;
}

function lookOf({ layout }: OfficialDocument): Look {
  const { textPt, linePt } = pageLayouts[layout];
  return { size: textPt * 2, line: linePt, widthMm: textWidthMm(layout), isLetter: layout === 'document' };
}

const linesOf = (text: string): string[] => text.split(/\r?\n/);

function textBlock(text: string, kind: 'body' | 'line' | 'number', { size, line }: Look): Paragraph[] {
  const align = kind === 'number' ? 'right' : 'left';
  const options = kind === 'body' ? { size, line, indent: 2 } : ({ size, line, align } as const);
  return linesOf(text).map((part) => paragraph(part, options));
}

/** Pixels of 1/96 inch, as the library counts. */
function signatureRun(picture: Uint8Array): ImageRun[] {
  const transformation = pictureSize(picture, signatureBounds);
  return transformation === null ? [] : [new ImageRun({ type: 'png', data: picture, transformation })];
}

const toSignOn = (size: number): TextRun => textRun(' '.repeat(24), 'body', size, { underline: {} });

function signature({ role, name, picture, signedAt }: SignatureLine, { size, line }: Look, isLast: boolean): Paragraph {
  const run = (text: string): TextRun => textRun(text, 'body', size);
  const options = { size, line, align: 'left', before: 6, holdsPicture: true, keepNext: !isLast } as const;
  if (name === '') return paragraph([run(`${role}：`), toSignOn(size), run('    年    月    日    时    分')], options);
  const drawn = picture === null ? [] : signatureRun(picture);
  return paragraph([run(`${role}：${name}  `), ...drawn, run(`  ${signedAt}`)], options);
}

function seal(name: string, day: string, { size, line }: Look): Paragraph[] {
  const options = { size, line, align: 'right', indentRight: 2, keepNext: true } as const;
  return [paragraph(`${name}（印章）`, { ...options, before: 10 }), paragraph(day, { ...options, keepNext: false })];
}

/** Tables that follow each other need a paragraph between them, or Word makes them one. */
const gap = (): Paragraph => paragraph('', { size: 8, line: 6 });

function block(of: Block, look: Look): (Paragraph | Table)[] {
  switch (of.kind) {
    case 'heading':
      return [
        look.isLetter
          ? heading(of.text)
          : paragraph(of.text, {
              look: 'heading',
              size: look.size,
              line: look.line,
              before: 7,
              after: 2,
              keepNext: true,
            }),
      ];
    case 'paragraph':
      return textBlock(of.text, of.look, look);
    case 'form':
      return [officialForm(look.widthMm, formLabelMm, of.rows), gap()];
    case 'table': {
      const total = of.columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
      const columns = of.columns.map((column) => ({ ...column, widthMm: (column.widthMm / total) * look.widthMm }));
      return [officialTable(columns, of.rows), gap()];
    }
    case 'signatures':
      return of.lines.map((line, index) => signature(line, look, index === of.lines.length - 1));
    case 'seal':
      return seal(of.name, of.day, look);
  }
}

/** The Word file of a document. */
export function officialWord(document: OfficialDocument): Promise<Uint8Array> {
  const look = lookOf(document);
  return officialDocument(document.title, document.bureauName, [
    officialSection(
      [
        paragraph(document.bureauName, { look: 'title', size: sizes.three, align: 'centre', line: 24, keepNext: true }),
        title(document.title),
        ...document.blocks.flatMap((of) => block(of, look)),
      ],
      document.layout,
      document.pageFoot,
    ),
  ]);
}
