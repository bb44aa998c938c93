// Templates of a bureau: the start of each passes, what lacks or misplaces a field is named, bad files are refused.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { documentForms } from '../official/document-forms.ts';
import type { DocumentForm } from '../official/form-fields.ts';
import { officialWord } from '../official/official-word.ts';
import { madeRecord } from '../official/record-data.ts';
import {
  longInquiry,
  longInspection,
  longRecord,
  sampleContext,
  sampleInspection,
} from '../official/testing/sample-inspection.ts';
import { madeWritten } from '../official/written-document.ts';
import { withBody } from '../word/testing/change-word.ts';
import { readWord } from '../word/testing/read-word.ts';
import { checkTemplate } from './check-template.ts';
import { fillTemplate } from './fill-template.ts';
import { TemplateUnreadable } from './template-fault.ts';

const { record, inquiry, notice } = documentForms;
const forms = Object.entries(documentForms) as [string, DocumentForm][];

/** The start of a form with its text changed. */
const startWith = async (form: DocumentForm, change: (xml: string) => string) =>
  withBody(await officialWord(form.start()), change);

const faultsOf = async (form: DocumentForm, file: Uint8Array) =>
  (await checkTemplate(form, file)).faults.map(({ code, tag }) => `${code} ${tag}`);

const refusal = (form: DocumentForm, file: Uint8Array): Promise<string> =>
  checkTemplate(form, file).then(
    () => 'taken',
    (error: unknown) => (error instanceof TemplateUnreadable ? error.fault.code : 'another error'),
  );

describe.each(forms)('%s', (_kind, form) => {
  test('has one field of each name in each place', () => {
    const names = form.templateFields.map(({ list, tag }) => `${list ?? ''}/${tag}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('begins with a file that lacks nothing', async () => {
    expect(await faultsOf(form, await officialWord(form.start()))).toEqual([]);
  });

  test('names every field that an empty file lacks', async () => {
    const empty = await startWith(form, (xml) => xml.replace(/<w:t[ >][^<]*<\/w:t>/g, ''));
    const bare = Object.fromEntries(Object.entries(unzipSync(empty)).filter(([name]) => !name.includes('footer')));
    bare['word/_rels/document.xml.rels'] = strToU8(
      strFromU8(bare['word/_rels/document.xml.rels'] ?? new Uint8Array()).replace(
        /<Relationship [^>]*footer[^>]*\/>/g,
        '',
      ),
    );
    const required = form.templateFields.filter(({ isRequired, list }) => isRequired && list === null);
    const { faults } = await checkTemplate(form, zipSync(bare));
    expect(faults.map(({ label }) => label)).toEqual(required.map(({ label }) => label));
    expect(faults.every(({ code }) => code === 'tag-missing')).toBe(true);
  });
});

describe('a template', () => {
  test('with a missing, an unknown and a misplaced field is told each by name', async () => {
    const file = await startWith(notice, (xml) => xml.replace('{检查纪律}', '{检察纪律}'));
    expect(await faultsOf(notice, file)).toEqual(['tag-unknown {检察纪律}', 'tag-missing {检查纪律}']);
    const outside = await startWith(record, (xml) => xml.replace('{检查结论}', '{检查结论}{问题描述}'));
    expect(await faultsOf(record, outside)).toEqual(['tag-misplaced {问题描述}']);
  });

  test('may leave out what is optional, but not what belongs to a list that stands', async () => {
    expect(await faultsOf(notice, await startWith(notice, (xml) => xml.replace('{信用代码}', '')))).toEqual([]);
    const file = await startWith(inquiry, (xml) => xml.replace('{证据指纹}', ''));
    expect(await faultsOf(inquiry, file)).toEqual(['tag-missing {证据指纹}']);
  });

  test('whose braces or loops do not close is refused', async () => {
    expect(await refusal(notice, await startWith(notice, (xml) => xml.replace('{检查纪律}', '{检查纪律')))).toBe(
      'tag-broken',
    );
    const open = await startWith(record, (xml) => xml.replace('{/问题}', ''));
    expect(await faultsOf(record, open)).toEqual(['tag-broken {#问题}']);
  });

  test('is refused when it is no Word file, is encrypted, damaged, or too large', async () => {
    const start = await officialWord(notice.start());
    expect(await refusal(notice, new Uint8Array())).toBe('not-word');
    expect(await refusal(notice, strToU8('<html>'))).toBe('not-word');
    expect(await refusal(notice, zipSync({ 'a.txt': strToU8('a') }))).toBe('not-word');
    expect(await refusal(notice, start.slice(0, start.length / 2))).toBe('not-word');
    expect(await refusal(notice, new Uint8Array(11 * 1024 * 1024))).toBe('too-large');
  });

  test('that unpacks to more than allowed is refused, whatever sizes it claims', async () => {
    const parts = unzipSync(await officialWord(notice.start()));
    const bomb = zipSync({ ...parts, 'word/media/big.png': [new Uint8Array(33 * 1024 * 1024), { level: 1 }] });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(notice, bomb)).toBe('too-large');
  });

  test('of more parts than a Word file has is refused', async () => {
    const parts = unzipSync(await officialWord(notice.start()));
    const many = Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`word/media/${i}.png`, new Uint8Array(1)]));
    expect(await refusal(notice, zipSync({ ...parts, ...many }))).toBe('too-large');
  });

  test('with macros, embedded programs, fetched contents or entities is refused', async () => {
    const parts = unzipSync(await officialWord(notice.start()));
    const rels = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array());
    const withRelation = (type: string, target: string) => ({
      ...parts,
      'word/_rels/document.xml.rels': strToU8(
        rels.replace(
          '</Relationships>',
          `<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
        ),
      ),
    });
    const bad = [
      { ...parts, 'word/vbaProject.bin': new Uint8Array(10) },
      { ...parts, 'word/embeddings/oleObject1.bin': new Uint8Array(10) },
      withRelation('attachedTemplate', 'https://example.org/a.dotm'),
      withRelation('image', 'file:///etc/passwd'),
    ];
    for (const each of bad) expect(await refusal(notice, zipSync(each))).toBe('active-content');
    expect(await refusal(notice, zipSync(withRelation('hyperlink', 'https://example.org/')))).toBe('taken');
    const entity = await startWith(notice, (xml) =>
      xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY b "c">]><w:document'),
    );
    expect(await refusal(notice, entity)).toBe('not-word');
  });
});

describe('a filled template', () => {
  test('says the same as the built-in form', async () => {
    const made = madeRecord(longInspection, longRecord, sampleContext);
    const { template } = await checkTemplate(record, await officialWord(record.start()));
    const filled = await fillTemplate(template, made.templateData);
    const bare = (word: Uint8Array) => readWord(word).paragraphs.join('').replace(/\s/g, '');
    const text = bare(filled);
    for (const value of [
      made.templateData['检查时间'],
      '以上笔录经现场人员核对。',
      '第60项要求：',
      '（张三，2025年6月3日11时00分）',
    ])
      expect(text).toContain(typeof value === 'string' ? value.replace(/\s/g, '') : '没有这个值');
    expect(text).not.toMatch(/[{}]/);
    const [, checks] = readWord(filled).tables;
    expect(checks).toHaveLength(61);
    expect(checks?.[1]?.slice(0, 1)).toEqual(['1']);
    const parts = unzipSync(filled);
    expect(Object.keys(parts).filter((name) => /^word\/media\/.+\.png$/.test(name))).not.toEqual([]);
    const footer = strFromU8(parts['word/footer1.xml'] ?? new Uint8Array());
    expect(footer).toContain('电子签名，全文指纹7c4a8d09ca37');
  });

  test('repeats questions and answers as paragraphs, and drops the rows of an empty list', async () => {
    const made = madeWritten(sampleInspection, { ...longInquiry, evidence: [], signatures: [] }, sampleContext);
    const { template } = await checkTemplate(inquiry, await officialWord(inquiry.start()));
    const { paragraphs, tables } = readWord(await fillTemplate(template, made.templateData));
    expect(paragraphs.filter((text) => text.startsWith('问：第'))).toHaveLength(30);
    expect(paragraphs.filter((text) => text.startsWith('答：'))).toHaveLength(30);
    expect(tables[1]).toHaveLength(1);
  });

  test('holds what was typed as text, never as markup or tag', async () => {
    const made = madeRecord(sampleInspection, { ...longRecord, place: '<w:p>{执法主体}\u0001' }, sampleContext);
    const { template } = await checkTemplate(record, await officialWord(record.start()));
    const { paragraphs } = readWord(await fillTemplate(template, made.templateData));
    expect(paragraphs).toContain('<w:p>{执法主体}');
  });
});
