/** Tables of official documents: thin black lines, repeated header row, rows that do not break across pages. */
import {
  BorderStyle,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  type Paragraph,
} from 'docx';
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

function cell(content: string | readonly Paragraph[], column: OfficialColumn, isHeader: boolean): TableCell {
  const text = (value: string) =>
    paragraph(value, {
      look: isHeader ? 'heading' : 'body',
      size: sizes.five,
      line: tableLine,
      align: isHeader ? 'centre' : (column.align ?? 'left'),
    });
  return new TableCell({
    children: typeof content === 'string' ? content.split('\n').map(text) : [...content],
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
      cantSplit: true,
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

/** A form: labels on the left, contents on the right. */
export function officialForm(
  widthsMm: readonly [label: number, content: number],
  rows: readonly (readonly [label: string, content: string | readonly Paragraph[]])[],
): Table {
  const columns = widthsMm.map((widthMm) => ({ header: '', widthMm }));
  const [labelColumn, contentColumn] = columns as [OfficialColumn, OfficialColumn];
  return tableOf(
    columns,
    rows.map(
      ([label, content]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(label, labelColumn, true), cell(content, contentColumn, false)],
        }),
    ),
  );
}
