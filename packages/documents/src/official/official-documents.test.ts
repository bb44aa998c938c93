// Every kind of document, opened as Word and as page: they say the same, and hold what the forms must hold.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { forbiddenCharacters, spoiltName } from '../testing/forbidden-characters.ts';
import { readWord } from '../word/testing/read-word.ts';
import { madeApprovalForm } from './approval-form.ts';
import { documentForms } from './document-forms.ts';
import type { InspectionLike } from './inspection-like.ts';
import { madeNotice } from './notice.ts';
import type { OfficialDocument } from './official-document.ts';
import { officialHtml } from './official-html.ts';
import { officialWord } from './official-word.ts';
import { recordDocument } from './record-data.ts';
import { htmlFoot, htmlTexts } from './testing/html-text.ts';
import {
  longInquiry,
  longInspection,
  longRecord,
  refusedRecord,
  sampleContext as context,
  sampleDocuments,
  sampleInspection,
  sampleRecord,
} from './testing/sample-inspection.ts';
import { writtenDocument } from './written-document.ts';

const documentsOf = (view: InspectionLike): (readonly [string, OfficialDocument])[] => [
  ['approval-form', madeApprovalForm(view, context).document],
  ['notice', madeNotice(view, context).document],
  ['record', recordDocument(view, sampleRecord, context)],
  ...sampleDocuments.map((written) => [written.content.kind, writtenDocument(view, written, context)] as const),
];

const kinds = documentsOf(sampleInspection);
const others = [
  ['a record that was refused', recordDocument(sampleInspection, refusedRecord, context)],
  ['a record of 60 checks', recordDocument(longInspection, longRecord, context)],
  ['an inquiry of 30 questions', writtenDocument(sampleInspection, longInquiry, context)],
] as const;

const bare = (texts: readonly string[]) => texts.map((text) => text.replace(/\s/g, '')).filter((text) => text !== '');

test('there is a sample of every kind', () => {
  expect(kinds.map(([kind]) => kind)).toEqual(Object.keys(documentForms));
});

describe.each([...kinds, ...others])('%s', (_kind, document) => {
  test('says the same as Word and as page', async () => {
    const word = readWord(await officialWord(document));
    const html = officialHtml(document);
    expect(bare(htmlTexts(html))).toEqual(bare(word.paragraphs));
    const foot = bare([document.pageFoot ?? '']).join('');
    expect(bare([htmlFoot(html)]).join('')).toBe(foot);
    expect(bare(word.footers.map((xml) => xml.replace(/<[^>]*>/g, ''))).every((text) => text.includes(foot))).toBe(
      true,
    );
  });

  test('is A4 in the fonts of official documents, on the margins that the page has too', async () => {
    const word = readWord(await officialWord(document));
    expect(word.pages).toHaveLength(1);
    expect(word.pages[0]).toMatchObject({ width: 11906, height: 16838 });
    expect([...word.fonts]).toEqual(expect.arrayContaining(['方正小标宋简体', '仿宋_GB2312']));
    const top = Math.round(((word.pages[0]?.top ?? 0) * 25.4) / 1440);
    const left = Math.round(((word.pages[0]?.left ?? 0) * 25.4) / 1440);
    expect(officialHtml(document)).toMatch(new RegExp(`@page\\{size:A4;margin:${top}mm \\d+mm \\d+mm ${left}mm\\}`));
  });

  test('is a page without script, links and foreign sources', () => {
    const html = officialHtml(document);
    expect(html).not.toMatch(/<script|<link|<iframe|\son\w+=|https?:|url\(/i);
    expect(html).toContain('lang="zh-CN"');
  });

  test('has full-width marks beside Chinese characters', () => {
    const texts = htmlTexts(officialHtml(document)).filter((text) => !text.includes('(东区)'));
    const han = String.raw`[\p{Script=Han}]`;
    const half = new RegExp(`${han}[,;:?!()]|[,;:?!(]${han}`, 'u');
    expect(texts.filter((text) => half.test(text))).toEqual([]);
  });
});

test('the letters keep to the page of GB/T 9704, page numbers alternate', async () => {
  const word = readWord(await officialWord(documentForms['correction-order'].start()));
  const mm = (twips: number | undefined) => Math.round(((twips ?? 0) * 25.4) / 1440);
  expect([word.pages[0]?.top, word.pages[0]?.left, word.pages[0]?.right, word.pages[0]?.bottom].map(mm)).toEqual([
    37, 28, 26, 35,
  ]);
  expect(word.footers).toHaveLength(2);
  expect(word.footers.every((footer) => footer.includes('PAGE') && footer.includes('— '))).toBe(true);
});

test('nothing that stands in a name breaks a file or becomes markup', async () => {
  const name = `${spoiltName}</style><img src=x onerror=alert(1)>`;
  const spoilt: InspectionLike = {
    ...sampleInspection,
    enterprise: { ...sampleInspection.enterprise, name, address: name },
    officerDetails: [{ name, certificateNo: name }],
  };
  for (const [, document] of documentsOf(spoilt)) {
    const html = officialHtml({
      ...document,
      title: document.title,
      pageFoot: document.pageFoot === null ? null : name,
    });
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain('<img src=x');
    expect(forbiddenCharacters(await officialWord(document))).toEqual([]);
  }
});

describe('signatures', () => {
  test('that were drawn stand as pictures, in Word and on the page', async () => {
    const document = recordDocument(sampleInspection, sampleRecord, context);
    const parts = Object.keys(unzipSync(await officialWord(document)));
    expect(parts.filter((name) => /^word\/media\/.+\.png$/.test(name))).toHaveLength(3);
    expect(officialHtml(document).match(/<img src="data:image\/png;base64,/g)).toHaveLength(3);
    expect(document.pageFoot).toBe('被检查单位：龙杰  检查人员：张三、李四（电子签名，全文指纹7c4a8d09ca37）');
  });

  test('whose picture is not at hand, or is none, stand as names', async () => {
    const without = recordDocument(sampleInspection, sampleRecord, { ...context, picture: () => null });
    const broken = recordDocument(sampleInspection, sampleRecord, { ...context, picture: () => new Uint8Array(5) });
    for (const document of [without, broken]) {
      const word = readWord(await officialWord(document));
      expect(word.paragraphs.join('\n')).toMatch(/被检查单位：龙杰\s+2025年6月3日11时11分/);
    }
    expect(officialHtml(without)).not.toContain('<img');
  });

  test('on paper are lines to write on, on every page as well', async () => {
    const document = recordDocument(sampleInspection, { ...sampleRecord, signing: 'paper', signatures: [] }, context);
    const texts = bare(readWord(await officialWord(document)).paragraphs);
    expect(texts.filter((text) => /^(被检查单位|检查人员)：年月日时分$/.test(text))).toHaveLength(3);
    expect(document.pageFoot).toMatch(/^逐页签名 {2}被检查单位：\s+检查人员：\s+检查人员：\s+$/);
    expect(strFromU8(unzipSync(await officialWord(document))['word/document.xml'] ?? new Uint8Array())).toContain(
      '<w:u',
    );
  });

  test('that were refused are told with reason and witness', async () => {
    const text = htmlTexts(officialHtml(recordDocument(sampleInspection, refusedRecord, context))).join('\n');
    expect(text).toContain('拒绝签名，理由：认为检查次数过多。见证人：社区工作人员赵敏。');
    expect(bare([text]).join('')).toContain('见证人：年月日时分');
    expect(text).toContain('答：申请回避。处理情况：经局长决定，不予回避。');
  });
});
