import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answers as answerKinds,
  leadsToOtherAct,
  recordGaps,
  type InspectionRecord,
  type RecordFinding,
} from './record.ts';
import { recordGapTexts } from './record-texts.ts';
import { check, checklist, record } from './testing/samples.ts';

const gaps = (more: Partial<InspectionRecord>) => recordGaps(record(more), checklist);
const finding = (more: Partial<RecordFinding> = {}): RecordFinding => ({
  key: 'v1:2',
  description: '台账缺少三月',
  clause: '条例第十五条',
  handling: 'order',
  dueOn: '2026-07-15',
  isMajor: false,
  ...more,
});
const failed = [
  { key: 'v1:1', answer: 'compliant', note: '' },
  { key: 'v1:2', answer: 'not-compliant', note: '' },
] as const;

describe('gaps of a record (R27, R28)', () => {
  it('has none when everything is there', () => {
    expect(gaps({})).toEqual([]);
    expect(gaps({ answers: failed, findings: [finding()] })).toEqual([]);
    expect(gaps({ findings: [finding({ key: null })] })).toEqual([]);
  });

  it('R27: every check of the frozen list is answered once, and no other', () => {
    expect(gaps({ answers: failed.slice(0, 1) })).toEqual([{ code: 'unanswered', key: 'v1:2' }]);
    const more = [...record().answers, { key: 'v2:1', answer: 'compliant', note: '' } as const];
    expect(gaps({ answers: more })).toEqual([{ code: 'unknown-check', key: 'v2:1' }]);
    const twice = [...record().answers, { key: 'v1:1', answer: 'not-applicable', note: '' } as const];
    expect(gaps({ answers: twice })).toEqual([{ code: 'unknown-check', key: 'v1:1' }]);
    expect(gaps({ findings: [finding({ key: 'v9:9' })] })).toEqual([{ code: 'unknown-check', key: 'v9:9' }]);
  });

  it('what failed has a finding, and a finding belongs to what failed', () => {
    expect(gaps({ answers: failed })).toEqual([{ code: 'finding-missing', key: 'v1:2' }]);
    expect(gaps({ findings: [finding()] })).toEqual([{ code: 'finding-contradicts', key: 'v1:2' }]);
  });

  it('a finding is described; an order has a clause and a day that is not past', () => {
    const of = (more: Partial<RecordFinding>) => gaps({ answers: failed, findings: [finding(more)] });
    expect(of({ description: ' ' })).toEqual([{ code: 'finding-undescribed', key: 'v1:2' }]);
    expect(of({ dueOn: null })).toEqual([{ code: 'order-without-date', key: 'v1:2' }]);
    expect(of({ dueOn: '2026-06-14' })).toEqual([{ code: 'order-without-date', key: 'v1:2' }]);
    expect(of({ dueOn: '2026-06-15' })).toEqual([]);
    expect(of({ clause: '' })).toEqual([{ code: 'order-without-clause', key: 'v1:2' }]);
    expect(of({ handling: 'advice', dueOn: null, clause: '' })).toEqual([]);
    expect(gaps({ findings: [finding({ key: null, description: '' })] })).toEqual([
      { code: 'finding-undescribed', key: '#1' },
    ]);
  });

  it('R28: signed, or the refusal with reason and witness', () => {
    const code = [{ code: 'not-signed', key: '' }];
    expect(gaps({ partySignature: { kind: 'signed', name: ' ' } })).toEqual(code);
    expect(gaps({ partySignature: { kind: 'refused', reason: '不愿签', witness: '' } })).toEqual(code);
    expect(gaps({ partySignature: { kind: 'refused', reason: '', witness: '赵见证' } })).toEqual(code);
    expect(gaps({ partySignature: { kind: 'refused', reason: '不愿签', witness: '赵见证' } })).toEqual([]);
  });

  it('time, place, presence, certificate and rights', () => {
    expect(gaps({ endedAt: '2026-06-15T01:29:59.999Z' })).toEqual([{ code: 'time-reversed', key: '' }]);
    expect(gaps({ place: '' })).toEqual([{ code: 'place-missing', key: '' }]);
    expect(gaps({ present: { name: '', post: '', phone: '' } })).toEqual([{ code: 'present-missing', key: '' }]);
    expect(gaps({ certificateShown: false })).toEqual([{ code: 'certificate-not-shown', key: '' }]);
    expect(gaps({ rightsTold: false })).toEqual([{ code: 'rights-not-told', key: '' }]);
  });

  it('does not stumble over a draft without times', () => {
    const draft = { startedAt: '', endedAt: '', answers: failed, findings: [finding()] };
    expect(gaps(draft)).toEqual([]);
  });

  it('any list with every check answered and every failure described is complete', () => {
    const lists = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 60 });
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.constantFrom(...answerKinds)), (numbers, stream) => {
        const list = numbers.map((no) => check({ key: `v:${no}` }));
        const given = list.map(({ key }) => ({ key, answer: stream.next().value ?? 'compliant', note: '' }));
        const found = given.filter((one) => one.answer === 'not-compliant').map(({ key }) => finding({ key }));
        const full = record({ answers: given, findings: found });
        expect(recordGaps(full, list)).toEqual([]);
        // taking away any one answer leaves exactly that check open
        for (const { key } of list.slice(0, 3)) {
          const answers = given.filter((one) => one.key !== key);
          const findings = found.filter((one) => one.key !== key);
          expect(recordGaps({ ...full, answers, findings }, list)).toEqual([{ code: 'unanswered', key }]);
        }
      }),
    );
  });

  it('every gap has its words', () => {
    for (const words of Object.values(recordGapTexts)) expect(Object.values(words).every(Boolean)).toBe(true);
  });
});

describe('counting rule R9', () => {
  it('only a proposed case takes an inspection out of the count', () => {
    expect(leadsToOtherAct([])).toBe(false);
    expect(leadsToOtherAct([finding(), finding({ handling: 'transferred' })])).toBe(false);
    expect(leadsToOtherAct([finding(), finding({ handling: 'case-proposed' })])).toBe(true);
  });
});
