/** The small parts of a workbook (ECMA-376): which sheets it has, which styles are dates, the table of shared texts. */
import { isDateFormat } from './number-format.ts';
import { attribute, decodeExcelEscapes, XmlScanner, type XmlHandlers } from './scan-xml.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetBudget } from './sheet-limits.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface SheetPart {
  name: string;
  path: string;
  isHidden: boolean;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  isDate1904: boolean;
  /** By number of the cell style: whether it shows a date. */
  dateStyles: boolean[];
  sharedTexts: string[];
}

/** Reads everything but the sheets themselves. */
export function readWorkbookParts(zip: ZipArchive, budget: SheetBudget): WorkbookParts {
  const workbookPath = workbookPathOf(zip);
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const relations = readRelations(zip, `${folder}_rels/${workbookPath.slice(folder.length)}.rels`, folder);
  const { sheets, isDate1904 } = readWorkbook(zip, workbookPath, relations);
  if (sheets.length > budget.limits.maxSheets) {
    throw new SheetError('sheet/too-many-sheets', { limit: budget.limits.maxSheets });
  }
  const stylesPath = pathOfType(relations, 'styles');
  const textsPath = pathOfType(relations, 'sharedStrings');
  return {
    sheets,
    isDate1904,
    dateStyles: stylesPath !== null && zip.has(stylesPath) ? readDateStyles(zip, stylesPath) : [],
    sharedTexts: textsPath !== null && zip.has(textsPath) ? readSharedTexts(zip, textsPath, budget) : [],
  };
}

interface Relation {
  type: string;
  path: string;
}

type Relations = ReadonlyMap<string, Relation>;

const nothing = (): void => undefined;

function scan(zip: ZipArchive, path: string, handlers: Partial<XmlHandlers>): void {
  const scanner = new XmlScanner({ onOpen: nothing, onClose: nothing, onText: nothing, ...handlers });
  zip.readText(path, (text) => scanner.push(text));
}

function workbookPathOf(zip: ZipArchive): string {
  if (zip.has('_rels/.rels')) {
    const path = pathOfType(readRelations(zip, '_rels/.rels', ''), 'officeDocument');
    if (path !== null && zip.has(path)) return path;
  }
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw new SheetError('sheet/damaged', { part: 'xl/workbook.xml' });
}

function readRelations(zip: ZipArchive, path: string, folder: string): Relations {
  const relations = new Map<string, Relation>();
  if (!zip.has(path)) return relations;
  scan(zip, path, {
    onOpen(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      relations.set(attribute(attributes, 'Id') ?? '', {
        type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        path: resolvePath(folder, target),
      });
    },
  });
  return relations;
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function pathOfType(relations: Relations, type: string): string | null {
  for (const relation of relations.values()) if (relation.type === type) return relation.path;
  return null;
}

function readWorkbook(
  zip: ZipArchive,
  path: string,
  relations: Relations,
): Pick<WorkbookParts, 'sheets' | 'isDate1904'> {
  const sheets: SheetPart[] = [];
  let isDate1904 = false;
  scan(zip, path, {
    onOpen(name, attributes) {
      if (name === 'workbookPr') isDate1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(attribute(attributes, 'id') ?? '');
      // Chart sheets and macro sheets hold no rows.
      if (relation?.type !== 'worksheet' || !zip.has(relation.path)) return;
      const state = attribute(attributes, 'state') ?? 'visible';
      sheets.push({ name: attribute(attributes, 'name') ?? '', path: relation.path, isHidden: state !== 'visible' });
    },
  });
  return { sheets, isDate1904 };
}

function readDateStyles(zip: ZipArchive, path: string): boolean[] {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isInCellFormats = false;
  scan(zip, path, {
    onOpen(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isInCellFormats = true;
      else if (name === 'xf' && isInCellFormats) formats.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    onClose(name) {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return formats.map((id) => isDateFormat(id, codes.get(id)));
}

function readSharedTexts(zip: ZipArchive, path: string, budget: SheetBudget): string[] {
  const texts: string[] = [];
  let text = '';
  let characters = 0;
  let isInText = false;
  // Phonetic readings (rPh) are written into the same element and are not part of the text.
  let phoneticDepth = 0;
  scan(zip, path, {
    onOpen(name) {
      if (name === 'si') text = '';
      else if (name === 't') isInText = phoneticDepth === 0;
      else if (name === 'rPh') phoneticDepth += 1;
    },
    onText(piece) {
      if (!isInText) return;
      characters += piece.length;
      budget.checkCharacters(characters);
      text += piece;
    },
    onClose(name) {
      if (name === 't') isInText = false;
      else if (name === 'rPh') phoneticDepth -= 1;
      else if (name === 'si') {
        texts.push(decodeExcelEscapes(text));
        budget.checkCells(texts.length);
      }
    },
  });
  return texts;
}
