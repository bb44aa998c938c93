/** Files made for tests: workbooks from raw XML, old workbooks, text in several encodings. */
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface RawSheet {
  name: string;
  /** What stands inside <worksheet>. */
  xml: string;
  state?: string;
}

/** A workbook whose sheets are given as XML, as programs of other makers might write them. */
export function rawWorkbook(
  sheets: readonly RawSheet[],
  parts: { sharedStrings?: string; styles?: string; workbookProperties?: string } = {},
): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(relationsXml([['rId1', 'officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr ${parts.workbookProperties ?? ''}/><sheets>${sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}" state="${state ?? 'visible'}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
  };
  const links: [string, string, string][] = sheets.map((_, index) => [
    `s${index}`,
    'worksheet',
    `worksheets/sheet${index}.xml`,
  ]);
  sheets.forEach(({ xml }, index) => {
    files[`xl/worksheets/sheet${index}.xml`] = strToU8(
      xml.startsWith('<') && xml.includes('<worksheet') ? xml : `<worksheet xmlns="${main}">${xml}</worksheet>`,
    );
  });
  if (parts.sharedStrings !== undefined) {
    files['xl/sharedStrings.xml'] = strToU8(`<sst xmlns="${main}">${parts.sharedStrings}</sst>`);
    links.push(['t', 'sharedStrings', 'sharedStrings.xml']);
  }
  if (parts.styles !== undefined) {
    files['xl/styles.xml'] = strToU8(`<styleSheet xmlns="${main}">${parts.styles}</styleSheet>`);
    links.push(['f', 'styles', '/xl/styles.xml']);
  }
  files['xl/_rels/workbook.xml.rels'] = strToU8(relationsXml(links));
  return zipSync(files);
}

function relationsXml(links: readonly (readonly [string, string, string])[]): string {
  const items = links.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${items.join('')}</Relationships>`;
}

/** An old .xls (BIFF 8) workbook, or Excel 2003 XML. */
export function oldWorkbook(rows: readonly (readonly unknown[])[], bookType: 'biff8' | 'xlml' = 'biff8'): Uint8Array {
  const sheet = utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { cellDates: false },
  );
  sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '名录');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

export function utf16(text: string, isBigEndian = false): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isBigEndian ? bytes.swap16() : bytes);
}
