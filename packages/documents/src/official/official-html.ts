/**
 * An official document as a page: escaped, without script, with everything inside (style, pictures), so that it opens
 * without network and prints as A4. On a narrow screen tables become lists.
 */
import { base64, escapeHtml } from './html-text.ts';
import { officialStyle } from './html-style.ts';
import type { Block, OfficialDocument, SignatureLine } from './official-document.ts';
import { formLabelMm, textWidthMm } from './page-layout.ts';

const linesOf = (text: string): string[] => text.split(/\r?\n/);
const paragraphs = (text: string): string =>
  linesOf(text)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const columns = (widthsMm: readonly number[]): string => {
  const total = widthsMm.reduce((sum, width) => sum + width, 0);
  return `<colgroup>${widthsMm.map((width) => `<col style="width:${((width / total) * 100).toFixed(2)}%">`).join('')}</colgroup>`;
};

function formHtml({ rows }: BlockOf<'form'>, widthMm: number): string {
  const contentMm = (widthMm - 2 * formLabelMm) / 2;
  const cells = rows.map((row) => {
    const span = row.length === 1 ? ' colspan="3"' : '';
    const inner = row.map(({ label, text }) => `<th>${paragraphs(label)}</th><td${span}>${paragraphs(text)}</td>`);
    const isLong = row.some(({ text }) => text.length > 400);
    return `<tr${isLong ? ' class="long"' : ''}>${inner.join('')}</tr>`;
  });
  return `<table class="form">${columns([formLabelMm, contentMm, formLabelMm, contentMm])}<tbody>${cells.join('')}</tbody></table>`;
}

function tableHtml({ columns: of, rows }: BlockOf<'table'>): string {
  const head = of.map(({ header }) => `<th>${paragraphs(header)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = of.map(({ header, align }, index) => {
      const look = align === 'centre' ? ' class="centre"' : '';
      return `<td${look} data-label="${escapeHtml(header.replace('\n', ''))}">${paragraphs(row[index] ?? '')}</td>`;
    });
    return `<tr${row.some((text) => text.length > 400) ? ' class="long"' : ''}>${cells.join('')}</tr>`;
  });
  const widths = columns(of.map(({ widthMm }) => widthMm));
  return `<table class="data">${widths}<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function signatureHtml({ role, name, picture, signedAt }: SignatureLine): string {
  if (name === '')
    return `<p class="signature"><span>${escapeHtml(role)}：</span><span class="line"></span><span>    年    月    日    时    分</span></p>`;
  const image =
    picture === null ? '' : `<img src="data:image/png;base64,${base64(picture)}" alt="${escapeHtml(name)}的签名">`;
  return `<p class="signature"><span>${escapeHtml(role)}：${escapeHtml(name)}</span>${image}<span>${escapeHtml(signedAt)}</span></p>`;
}

function blockHtml(block: Block, widthMm: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return linesOf(block.text)
        .map((line) => `<p class="${block.look}">${escapeHtml(line)}</p>`)
        .join('');
    case 'form':
      return formHtml(block, widthMm);
    case 'table':
      return tableHtml(block);
    case 'signatures':
      return `<div class="signatures">${block.lines.map(signatureHtml).join('')}</div>`;
    case 'seal':
      return `<div class="seal"><p>${escapeHtml(block.name)}（印章）</p><p>${escapeHtml(block.day)}</p></div>`;
  }
}

/** The whole page. */
export function officialHtml(document: OfficialDocument): string {
  const widthMm = textWidthMm(document.layout);
  const foot = document.pageFoot === null ? '' : `<p class="page-foot">${escapeHtml(document.pageFoot)}</p>`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(document.title)}</title><style>${officialStyle(document)}</style></head>
<body class="${document.layout}"><main>
<p class="body-name">${escapeHtml(document.bureauName)}</p><h1>${escapeHtml(document.title)}</h1>
${document.blocks.map((block) => blockHtml(block, widthMm)).join('\n')}
${foot}</main></body></html>
`;
}
