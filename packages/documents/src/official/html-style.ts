/** Style of the print view: A4 with the margins of the document on paper, a sheet or a narrow column on the screen. */
import { cssString } from './html-text.ts';
import type { OfficialDocument } from './official-document.ts';
import { pageLayouts } from './page-layout.ts';

/** Fonts of official documents with what other systems have instead. */
const fonts = {
  title:
    '"方正小标宋简体","FZXiaoBiaoSong-B05S","小标宋","Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif',
  body: '"Times New Roman","仿宋_GB2312",FangSong_GB2312,FangSong,"仿宋",STFangsong,FandolFang,"Noto Serif CJK SC","Songti SC",serif',
  heading: '"Times New Roman","黑体",SimHei,"Heiti SC","Noto Sans CJK SC","PingFang SC",sans-serif',
} as const;

/** Page numbers: — 1 — at the outer side as the standard asks, or with the total where every page is signed. */
function pageBoxes({ pageFoot }: OfficialDocument, bottomMm: number): string {
  const box = `font:14pt SimSun,"宋体","Noto Serif CJK SC",serif;vertical-align:top;padding-top:${bottomMm > 30 ? 6 : 3}mm`;
  if (pageFoot === null) {
    return `@page:right{@bottom-right{content:"— " counter(page) " —";${box};padding-right:1em}}
@page:left{@bottom-left{content:"— " counter(page) " —";${box};padding-left:1em}}`;
  }
  const foot = `font:9pt SimSun,"宋体","Noto Serif CJK SC",serif;vertical-align:top;padding-top:3mm;white-space:pre-wrap`;
  return `@page{@bottom-center{content:${cssString(pageFoot)} "\\a 第" counter(page) "页  共" counter(pages) "页";${foot};width:100%;text-align:center}}`;
}

/** The style sheet of a document. */
export function officialStyle(document: OfficialDocument): string {
  const { topMm, rightMm, bottomMm, leftMm, textPt, linePt } = pageLayouts[document.layout];
  return `@page{size:A4;margin:${topMm}mm ${rightMm}mm ${bottomMm}mm ${leftMm}mm}
${pageBoxes(document, bottomMm)}
*{box-sizing:border-box}
body{margin:0;color:#000;background:#fff;font:${textPt}pt/${linePt}pt ${fonts.body};text-align:justify;overflow-wrap:anywhere;-webkit-print-color-adjust:exact}
p,h1,h2{margin:0;font-weight:normal}
.body-name{font:16pt/24pt ${fonts.title};text-align:center}
h1{font:22pt/35pt ${fonts.title};text-align:center;margin-bottom:4pt;break-after:avoid}
h2{font-family:${fonts.heading};font-size:inherit;text-indent:2em;break-after:avoid}
.record h2,.form h2{text-indent:0;margin:7pt 0 2pt}
.number{text-align:right}
.body{text-indent:2em}
p{white-space:pre-wrap;orphans:2;widows:2}
table{border-collapse:collapse;width:calc(100% - 1pt);table-layout:fixed;font-size:10.5pt;line-height:15.5pt;margin-bottom:6pt}
th,td{border:.5pt solid #000;padding:1.5pt 3.5pt;vertical-align:middle;text-align:left}
th{font-family:${fonts.heading};font-weight:normal;text-align:center}
td p{text-align:left}
.centre,.centre p{text-align:center}
thead{display:table-header-group}
tr{break-inside:avoid}
tr.long{break-inside:auto}
.signatures{margin-top:8pt;break-inside:avoid;break-before:avoid}
.signature{display:flex;align-items:center;flex-wrap:wrap;min-height:34pt;gap:0 6pt;break-inside:avoid}
.signature img{height:32pt;max-width:110pt;object-fit:contain}
.signature .line{flex:0 0 120pt;border-bottom:.5pt solid #000;height:20pt}
.seal{margin-top:12pt;text-align:right;padding-right:2em;break-inside:avoid}
.page-foot{margin-top:14pt;padding-top:4pt;border-top:.5pt solid #888;font-size:9pt;line-height:14pt}
@media print{.page-foot{display:none}}
@media screen{
html{background:#e8eaed}
body{max-width:210mm;margin:0 auto;padding:${topMm}mm ${rightMm}mm ${bottomMm}mm ${leftMm}mm;min-height:297mm;box-shadow:0 1px 6px rgb(0 0 0/.25)}
}
@media screen and (max-width:820px){body{padding:24px;min-height:0}}
@media screen and (max-width:600px){
body{padding:16px;font-size:12pt;line-height:20pt;text-align:left}
h1{font-size:17pt;line-height:26pt}.body-name{font-size:13pt;line-height:20pt}
table,tbody,tr,td,th{display:block;width:auto}
colgroup,thead{display:none}
tr{border:.5pt solid #000;margin-bottom:6px;padding:4px 8px}
table.form tr{margin-bottom:-.5pt}
th,td,.centre,.centre p{border:0;padding:1px 0;text-align:left}
table.data td{display:grid;grid-template-columns:6em 1fr}
table.data td:not(:has(p:not(:empty))){display:none}
table.data td>p{grid-column:2}
th p{display:inline}
table.data td::before{grid-row:1;content:attr(data-label);font-family:${fonts.heading}}
}`;
}
