import { describe, expect, test } from 'vitest';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { RecordDraft } from './record-draft.ts';
import { draftGaps } from './draft-gaps.ts';
import { emptyFinding, onChecklist, progressOf, startDraft, toContent } from './record-draft.ts';
import { inspectionView, someEvidence } from './testing/inspection-sample.ts';

const view = inspectionView();
const now = '2026-03-02T03:00:00.000Z';

/** Everything in order, nothing found. */
function completeDraft(more: Partial<RecordDraft> = {}): RecordDraft {
  const draft = startDraft(view);
  return {
    ...draft,
    certificateShown: true,
    rightsTold: true,
    recusal: 'not-asked-for',
    checks: draft.checks.map((check) => ({ ...check, answer: 'compliant' })),
    ...more,
  };
}

/** The complete draft with the check at `index` failed. */
function failed(index: number, finding: Partial<RecordDraft['others'][number]> = {}): RecordDraft {
  const draft = completeDraft();
  const checks = draft.checks.map((check, at) =>
    at === index ? { ...check, answer: 'not-compliant' as const, finding: { ...check.finding, ...finding } } : check,
  );
  return { ...draft, checks };
}

const codes = (draft: RecordDraft, at = now) => draftGaps(draft, view, at).map(({ code, place }) => `${code} ${place}`);

describe('a new draft', () => {
  test('knows place, person, time and clauses', () => {
    const draft = startDraft(view);
    expect(draft.place).toBe('示范市云谷路1号');
    expect(draft.present.name).toBe('王在场');
    expect(draft.startedAt).toBe('2026-03-02T09:30');
    expect(draft.checks.map(({ finding }) => finding.clause)).toEqual(view.checklist.map(({ clause }) => clause));
  });

  test('lacks the three questions and every answer, in the order of the screen', () => {
    expect(codes(startDraft(view))).toEqual([
      'certificate-not-shown certificateShown',
      'rights-not-told rightsTold',
      'recusal-not-asked recusal',
      ...view.checklist.map((_, index) => `unanswered check-${index + 1}`),
    ]);
  });
});

describe('what is missing', () => {
  test('nothing, once all is answered', () => {
    expect(codes(completeDraft())).toEqual([]);
  });

  test('a failed check needs a described finding with its handling', () => {
    expect(codes(failed(2))).toEqual(['finding-undescribed check-3', 'handling-missing check-3']);
    expect(codes(failed(2, { description: '通道堵塞', handling: 'advice' }))).toEqual([]);
  });

  test('an order needs a day that is not before the visit, and a clause', () => {
    const order = { description: '通道堵塞', handling: 'order' } as const;
    expect(codes(failed(0, order))).toEqual(['order-without-date check-1']);
    expect(codes(failed(0, { ...order, dueOn: '2026-03-01' }))).toEqual(['order-without-date check-1']);
    expect(codes(failed(0, { ...order, dueOn: '2026-03-09', clause: ' ' }))).toEqual(['order-without-clause check-1']);
  });

  test('a finding beside the checklist is counted from one, after those of the checklist', () => {
    const draft = {
      ...failed(0, { description: '通道堵塞', handling: 'advice' }),
      others: [
        { ...emptyFinding(null), key: 'a', handling: 'advice' as const },
        { ...emptyFinding(null), key: 'b' },
      ],
    };
    expect(codes(draft)).toEqual([
      'finding-undescribed other-1',
      'finding-undescribed other-2',
      'handling-missing other-2',
    ]);
  });

  test('a clock that runs behind the entry shows as a reversed time', () => {
    expect(codes(completeDraft(), '2026-03-02T01:00:00.000Z')).toEqual(['time-reversed startedAt']);
    expect(codes(completeDraft({ endedAt: '2026-03-02T11:00' }), '2026-03-02T01:00:00.000Z')).toEqual([]);
  });

  test('who asks for recusal waits for what is decided', () => {
    expect(codes(completeDraft({ recusal: 'asked-for' }))).toEqual(['recusal-undecided recusal']);
    expect(codes(completeDraft({ recusal: 'asked-for', recusalNote: '经局负责人决定，不予回避' }))).toEqual([]);
  });

  test('a paper that is taken along needs its number of copies; an empty row is no paper', () => {
    const paper = { name: '台账复印件', copies: null, note: '' };
    expect(codes(completeDraft({ materials: [paper] }))).toEqual(['copies-missing material-1']);
    expect(
      codes(
        completeDraft({
          materials: [
            { ...paper, copies: 2 },
            { ...paper, name: ' ' },
          ],
        }),
      ),
    ).toEqual([]);
  });

  test('a "no" demands the photo and the clause that the checklist wants', () => {
    const [first, ...others] = view.checklist;
    const demanding = {
      ...view,
      checklist: first ? [{ ...first, onNo: ['photo', 'clause'] as const }, ...others] : [],
    };
    const draft = failed(0, { description: '通道堵塞', handling: 'advice', clause: '' });
    const of = (more: RecordDraft) =>
      draftGaps(more, demanding as unknown as InspectionView, now).map(({ code, place }) => `${code} ${place}`);
    expect(of(draft)).toEqual(['photo-missing check-1', 'clause-missing check-1']);
    const photo = { ...someEvidence(), checkKey: 'v1:1' };
    expect(of({ ...draft, evidence: [photo] })).toEqual(['clause-missing check-1']);
    expect(of({ ...draft, evidence: [{ ...photo, checkKey: 'v1:2' }] })).toContain('photo-missing check-1');
  });
});

describe('the record', () => {
  test('leaves out the finding of a check that was set right again', () => {
    const draft = failed(0, { description: '误点', handling: 'order', dueOn: '2026-03-09' });
    const checks = draft.checks.map((check) => ({ ...check, answer: 'compliant' as const }));
    expect(toContent({ ...draft, checks }, view, now).findings).toEqual([]);
  });

  test('drops the day of an order when the handling became another', () => {
    const draft = failed(0, { description: '通道堵塞', handling: 'advice', dueOn: '2026-03-09' });
    expect(toContent(draft, view, now).findings[0]?.dueOn).toBeNull();
  });

  test('concludes from the answers until somebody writes another conclusion', () => {
    expect(toContent(completeDraft(), view, now).conclusion).toBe(
      '本次对示范市云洲化工有限公司检查7项，合格7项，不合格0项。未发现问题。',
    );
    const found = failed(0, { description: '通道堵塞。', handling: 'order', dueOn: '2026-03-09' });
    expect(toContent(found, view, now).conclusion).toBe(
      '本次对示范市云洲化工有限公司检查7项，合格6项，不合格1项。发现问题1个：1.通道堵塞（责令改正，期限至2026年3月9日）。',
    );
    expect(toContent({ ...found, conclusion: '另写' }, view, now).conclusion).toBe('另写');
  });
});

test('a stored draft keeps its answers on a checklist that changed', () => {
  const [first, ...others] = view.checklist;
  const stored = failed(0, { description: '通道堵塞' });
  const added = { ...view.checklist[0], key: 'v1:9', clause: '新条款' } as (typeof view.checklist)[number];
  const draft = onChecklist(stored, [...others, added, ...(first ? [first] : [])]);
  expect(draft.checks.map(({ answer }) => answer)).toEqual([...others.map(() => 'compliant'), null, 'not-compliant']);
  expect(draft.checks.at(-1)?.finding.description).toBe('通道堵塞');
});

describe('a check with a condition', () => {
  const [first, second, ...others] = view.checklist;
  const conditional = {
    ...view,
    checklist:
      first && second
        ? [first, { ...second, onlyIf: { key: first.key, answer: 'not-compliant' as const } }, ...others]
        : [],
  };
  const unanswered = completeDraft();

  test('is asked only when the earlier one got that answer, and then has to be answered', () => {
    const checks = unanswered.checks.map((check, index) => (index === 1 ? { ...check, answer: null } : check));
    expect(draftGaps({ ...unanswered, checks }, conditional, now)).toEqual([]);
    expect(progressOf({ checks }, conditional.checklist)).toEqual({ answered: 6, all: 6 });
    const no = checks.map((check, index) => (index === 0 ? { ...check, answer: 'not-compliant' as const } : check));
    expect(draftGaps({ ...unanswered, checks: no }, conditional, now).map(({ code }) => code)).toContain('unanswered');
    expect(progressOf({ checks: no }, conditional.checklist)).toEqual({ answered: 6, all: 7 });
  });

  test('that is no longer asked leaves no answer behind, and its photo stays with the inspection', () => {
    const draft = { ...unanswered, evidence: [{ ...someEvidence(), checkKey: 'v1:2' }] };
    const content = toContent(draft, conditional, now);
    expect(content.answers.map(({ key }) => key)).not.toContain('v1:2');
    expect(content.evidence.map(({ checkKey }) => checkKey)).toEqual([null]);
  });
});

test('a handling that nobody has chosen is not told in the conclusion', () => {
  const open = toContent(failed(2, { description: '通道堵塞' }), view, now).conclusion;
  expect(open).toContain('1.通道堵塞。');
  expect(open).not.toContain('提示指导');
  expect(toContent(failed(2, { description: '通道堵塞', handling: 'advice' }), view, now).conclusion).toContain(
    '1.通道堵塞（提示指导）',
  );
});

describe('evidence of a finding beside the checklist', () => {
  const other = (key: string, description: string) => ({ ...emptyFinding(null), key, description });
  const photoOf = (checkKey: string, hash: string) => ({ ...someEvidence(), hash, checkKey });
  const evidence = [photoOf('a', '1'), photoOf('b', '2'), photoOf('v1:1', '3')];
  const draft = { ...failed(0, { description: '通道堵塞' }), evidence };
  const keys = (others: RecordDraft['others']) =>
    toContent({ ...draft, others }, view, now).evidence.map(({ checkKey }) => checkKey);

  test('names it by its number among all findings', () => {
    expect(keys([other('a', '无证上岗'), other('b', '台账不全')])).toEqual(['#2', '#3', 'v1:1']);
  });

  test('follows it when another is taken away, and stays with the inspection when it goes itself', () => {
    expect(keys([other('b', '台账不全')])).toEqual([null, '#2', 'v1:1']);
  });

  test('a draft without keys gets them', () => {
    const { key: _none, ...before } = other('', '台账不全');
    const stored = { ...draft, others: [before, before] as unknown as RecordDraft['others'] };
    expect(new Set(onChecklist(stored, view.checklist).others.map(({ key }) => key)).size).toBe(2);
  });
});
