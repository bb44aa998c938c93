/** Tables of official documents: thin black lines, repeated header row, rows that do not break across pages. */
import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import { paragraph, sizes, twipsOfMm } from './official-look.ts';

export interface OfficialColumn {
  header: string;
  widthMm: number;
  align?: 'left' | 'centre' | 'right';
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
const padding = { top: 30, bottom: 30, left: 70, right: 70 };
const tableLine = 15.5;

/** Beyond this many characters a row may break across pages: a page could be too small for it. */
const longCell = 400;

function cell(content: string, column: OfficialColumn, isHeader: boolean, columnSpan = 1): TableCell {
  const text = (value: string) =>
    paragraph(value, {
      look: isHeader ? 'heading' : 'body',
      size: sizes.five,
      line: tableLine,
      align: isHeader ? 'centre' : (column.align ?? 'left'),
    });
  return new TableCell({
    children: content.split('\n').map(text),
    columnSpan,
    width: { size: twipsOfMm(column.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: padding,
  });
}

function tableOf(columns: readonly OfficialColumn[], rows: readonly TableRow[]): Table {
  const widths = columns.map((column) => twipsOfMm(column.widthMm));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders,
    rows: [...rows],
  });
}

/** A table with a header row; a line break in a cell starts a new paragraph. */
export function officialTable(columns: readonly OfficialColumn[], rows: readonly (readonly string[])[]): Table {
  const row = (values: readonly string[], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: values.every((value) => value.length <= longCell),
      children: columns.map((column, index) => cell(values[index] ?? '', column, isHeader)),
    });
  return tableOf(columns, [
    row(
      columns.map((column) => column.header),
      true,
    ),
    ...rows.map((values) => row(values, false)),
  ]);
}

interface FormCell {
  label: string;
  text: string;
}

/** A form: rows of label and text, one pair over the whole width or two side by side. */
export function officialForm(widthMm: number, labelMm: number, rows: readonly (readonly FormCell[])[]): Table {
  const textMm = (widthMm - 2 * labelMm) / 2;
  const columns = [labelMm, textMm, labelMm, textMm].map((width) => ({ header: '', widthMm: width }));
  const label = { header: '', widthMm: labelMm };
  return tableOf(
    columns,
    rows.map((cells) => {
      const isWide = cells.length === 1;
      const content = { header: '', widthMm: isWide ? widthMm - labelMm : textMm };
      return new TableRow({
        cantSplit: cells.every(({ text }) => text.length <= longCell),
        children: cells.flatMap((each) => [
          cell(each.label, label, true),
          cell(each.text, content, false, isWide ? 3 : 1),
        ]),
      });
    }),
  );
}
