// What a record cannot take is named with its place before the signing, so that the signing never fails on it.
import { recordContentSchema } from '@liangma/contract/inspection-views';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { describe, expect, test } from 'vitest';
import { draftGaps } from './draft-gaps.ts';
import type { FindingDraft, RecordDraft } from './record-draft.ts';
import { emptyFinding, startDraft, toContent } from './record-draft.ts';
import { inspectionView, someEvidence } from './testing/inspection-sample.ts';

const view = inspectionView();
const now = '2026-03-02T03:00:00.000Z';
const finding: FindingDraft = { ...emptyFinding('条例第一条'), description: '通道堵塞', handling: 'advice' };

function draftWith(more: Partial<RecordDraft> = {}, ofFirst: Partial<FindingDraft> | null = null): RecordDraft {
  const draft = startDraft(view);
  const checks = draft.checks.map((check, index) =>
    index === 0 && ofFirst !== null
      ? { ...check, answer: 'not-compliant' as const, finding: { ...finding, ...ofFirst } }
      : { ...check, answer: 'compliant' as const },
  );
  return { ...draft, certificateShown: true, rightsTold: true, recusal: 'not-asked-for', checks, ...more };
}

const others = (count: number, more: Partial<FindingDraft> = {}) =>
  Array.from({ length: count }, (_, index) => ({ ...finding, ...more, key: `other ${index}` }));
const gapsOf = (draft: RecordDraft) => draftGaps(draft, view, now);
const long = (length: number) => '长'.repeat(length);

test('a text that is too long is named with its field, its limit and where it stands', () => {
  expect(gapsOf(draftWith({}, { clause: long(340) }))).toEqual([
    { code: 'too-long', place: 'check-1', check: 1, field: 'checks.0.finding.clause', of: 'clause', limit: 300 },
  ]);
  expect(
    gapsOf(draftWith({ others: others(2).with(1, { ...finding, key: 'x', description: long(4001) }) }, {})),
  ).toEqual([
    { code: 'too-long', place: 'other-2', check: null, field: 'others.1.description', of: 'description', limit: 4000 },
  ]);
  const checks = draftWith().checks.map((check, index) => (index === 4 ? { ...check, note: long(2001) } : check));
  expect(gapsOf(draftWith({ checks, conclusion: long(4001), statement: long(4001) }))).toMatchObject([
    { place: 'check-5', field: 'checks.4.note', of: 'note' },
    { place: 'statement', field: 'statement' },
    { place: 'conclusion', field: 'conclusion' },
  ]);
});

test('too many findings, papers or photos are named with the most that a record takes', () => {
  const evidence = Array.from({ length: 301 }, (_, index) => someEvidence({ hash: `${index}`.padStart(64, '0') }));
  const materials = Array.from({ length: 51 }, () => ({ name: '台账', copies: 1, note: '' }));
  expect(gapsOf(draftWith({ others: others(201), materials, evidence }))).toEqual([
    { code: 'too-many', place: 'others', check: null, of: 'findings', limit: 200 },
    { code: 'too-many', place: 'materials', check: null, of: 'materials', limit: 50 },
    { code: 'too-many', place: 'evidence', check: null, of: 'evidence', limit: 300 },
  ]);
});

test('anything else that cannot be read has a place, too, unless another gap names it already', () => {
  expect(gapsOf(draftWith({}, { handling: 'order', dueOn: '2026-02-31' }))).toMatchObject([
    { code: 'not-read', place: 'check-1', field: 'checks.0.finding.dueOn', of: 'dueOn' },
  ]);
  expect(gapsOf(draftWith({ materials: [{ name: '台账', copies: 0, note: '' }] }))).toMatchObject([
    { code: 'copies-missing' },
  ]);
});

describe('the conclusion that follows', () => {
  const conclusionOf = (draft: RecordDraft) => toContent(draft, view, now).conclusion;

  test('fits into every record, whatever the findings say, and still tells what was done', () => {
    for (const count of [1, 2, 60, recordLimits.findings]) {
      const draft = draftWith({
        others: others(count, { description: long(4000), handling: 'order', dueOn: '2026-03-09' }),
      });
      expect(gapsOf(draft)).toEqual([]);
      const content = toContent(draft, view, now);
      expect(recordContentSchema.safeParse(content).success).toBe(true);
      expect(content.conclusion).toContain(`发现问题${count}个`);
      expect(content.conclusion).toContain('责令改正');
    }
  });

  test('names no finding while one of them is not described', () => {
    const two = others(2, { description: '' });
    expect(conclusionOf(draftWith({ others: two }))).toMatch(/发现问题2个。$/);
    expect(conclusionOf(draftWith({ others: two.with(0, { ...finding, key: 'x' }) }))).toMatch(/发现问题2个。$/);
  });
});
