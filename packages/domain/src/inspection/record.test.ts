import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answers as answerKinds,
  askedChecks,
  leadsToOtherAct,
  recordGaps,
  type InspectionRecord,
  type RecordFinding,
} from './record.ts';
import { recordGapTexts } from './record-texts.ts';
import { signedDocumentText, signedPart, signedRecordText } from './signed-content.ts';
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

  it('what is asked for recusal is decided, and only approved assistants take part (R19)', () => {
    expect(gaps({ recusal: 'asked-for' })).toEqual([{ code: 'recusal-undecided', key: '' }]);
    expect(gaps({ recusal: 'asked-for', recusalNote: '经负责人决定不予回避' })).toEqual([]);
    const helped = record({ assistantsPresent: ['钱专家', '孙专家'] });
    expect(recordGaps(helped, checklist, { assistants: ['钱专家', '孙专家', '周专家'] })).toEqual([]);
    expect(recordGaps(helped, checklist, { assistants: ['钱专家'] })).toEqual([
      { code: 'assistant-not-approved', key: '' },
    ]);
    expect(recordGaps(helped, checklist)).toEqual([]);
  });

  it('a check may demand a photo and a clause of a no', () => {
    const demanding = [check(), check({ key: 'v1:2', onNo: ['photo', 'clause'] })];
    const of = (more: Partial<InspectionRecord>) => recordGaps(record({ answers: failed, ...more }), demanding);
    const advice = finding({ handling: 'advice', dueOn: null, clause: ' ' });
    expect(of({ findings: [advice] })).toEqual([
      { code: 'photo-missing', key: 'v1:2' },
      { code: 'clause-missing', key: 'v1:2' },
    ]);
    const findings = [finding()];
    const photo = { kind: 'photo', checkKey: 'v1:2' };
    expect(of({ findings, evidence: [photo] })).toEqual([]);
    expect(of({ findings, evidence: [{ ...photo, kind: 'video' }] })).toEqual([]);
    for (const other of [
      { ...photo, kind: 'sound' },
      { ...photo, checkKey: null },
      { ...photo, checkKey: 'v1:1' },
    ])
      expect(of({ findings, evidence: [other] })).toEqual([{ code: 'photo-missing', key: 'v1:2' }]);
    expect(of({ answers: record().answers })).toEqual([]);
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

  it('any answers to exactly the checks that are asked leave nothing open, and one more is too much', () => {
    const rows = fc.array(fc.record({ after: fc.nat(), answer: fc.constantFrom(...answerKinds), has: fc.boolean() }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.constantFrom(...answerKinds)), (made, stream) => {
        const list = made.map(({ after, answer, has }, index) =>
          check({ key: `v:${index}`, onlyIf: has && index > 0 ? { key: `v:${after % index}`, answer } : null }),
        );
        const all = list.map(({ key }) => ({ key, answer: stream.next().value ?? 'compliant', note: '' }));
        const asked = new Set(askedChecks(list, all).map(({ key }) => key));
        const given = all.filter(({ key }) => asked.has(key));
        const found = given.filter((one) => one.answer === 'not-compliant').map(({ key }) => finding({ key }));
        const full = record({ answers: given, findings: found });
        expect(askedChecks(list, given).map(({ key }) => key)).toEqual([...asked]);
        expect(recordGaps(full, list)).toEqual([]);
        for (const more of all.filter(({ key }) => !asked.has(key)))
          expect(recordGaps({ ...full, answers: [...given, more] }, list)).toEqual([
            { code: 'unknown-check', key: more.key },
          ]);
      }),
    );
  });

  it('every gap has its words', () => {
    for (const words of Object.values(recordGapTexts)) expect(Object.values(words).every(Boolean)).toBe(true);
  });
});

describe('checks with a condition', () => {
  const list = [
    check({ key: 'a' }),
    check({ key: 'b', onlyIf: { key: 'a', answer: 'compliant' } }),
    check({ key: 'c', onlyIf: { key: 'b', answer: 'not-applicable' } }),
    check({ key: 'd', onlyIf: { key: 'z', answer: 'compliant' } }),
  ];
  const asked = (...given: [string, InspectionRecord['answers'][number]['answer'] | null][]) =>
    askedChecks(
      list,
      given.map(([key, answer]) => ({ key, answer })),
    ).map(({ key }) => key);

  it('are asked when the earlier check was asked and got that answer', () => {
    expect(asked()).toEqual(['a', 'd']);
    expect(asked(['a', null])).toEqual(['a', 'd']);
    expect(asked(['a', 'compliant'])).toEqual(['a', 'b', 'd']);
    expect(asked(['a', 'compliant'], ['b', 'not-applicable'])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('an answer from before the earlier one was changed opens nothing', () => {
    expect(asked(['a', 'not-compliant'], ['b', 'not-applicable'])).toEqual(['a', 'd']);
  });
});

describe('drawn signatures', () => {
  const drawn = (role: string, officerId: string | null = null, contentHash = 'h1') => ({
    role,
    officerId,
    contentHash,
  });
  const both = [drawn('officer', 'o1'), drawn('officer', 'o2')];
  const context = { officerIds: ['o1', 'o2', 'o3'], contentHash: 'h1' };
  const codes = (more: Partial<InspectionRecord>) =>
    recordGaps(record({ signing: 'drawn', ...more }), checklist, context).map(({ code }) => code);

  it('two officers of the inspection and the party', () => {
    expect(codes({ signatures: [...both, drawn('party')] })).toEqual([]);
    expect(codes({ signatures: [] })).toEqual(['officer-signature-missing', 'party-signature-missing']);
    const party = drawn('party');
    const twice = [drawn('officer', 'o1'), drawn('officer', 'o1'), party];
    const stranger = [drawn('officer', 'o1'), drawn('officer', 'o9'), party];
    const nameless = [drawn('officer', 'o1'), drawn('officer'), party];
    for (const signatures of [twice, stranger, nameless])
      expect(codes({ signatures })).toEqual(['officer-signature-missing']);
  });

  it('on refusal the witness', () => {
    const partySignature = { kind: 'refused', reason: '不愿签', witness: '赵见证' } as const;
    expect(codes({ partySignature, signatures: both })).toEqual(['witness-signature-missing']);
    expect(codes({ partySignature, signatures: [...both, drawn('witness')] })).toEqual([]);
  });

  it('stand under this record and no other', () => {
    const moved = [...both, drawn('party', null, 'h2')];
    expect(codes({ signatures: moved })).toEqual(['signature-of-other-content']);
    expect(codes({ signing: 'paper', signatures: moved })).toEqual(['signature-of-other-content']);
    expect(recordGaps(record({ signing: 'drawn', signatures: moved }), checklist)).toEqual([]);
  });

  it('are not part of what is signed', () => {
    const { signatures: _none, ...signed } = record();
    expect(signedPart(record({ signatures: both }))).toEqual(signed);
    const of = { inspectionId: 'i', checklistHash: 'c', content: record() };
    const text = signedRecordText(of);
    expect(signedRecordText({ ...of, content: record({ signatures: both }) })).toBe(text);
    for (const other of [{ content: record({ place: '别处' }) }, { inspectionId: 'j' }, { checklistHash: 'd' }])
      expect(signedRecordText({ ...of, ...other })).not.toBe(text);
    const paper = { inspectionId: 'i', documentId: 'd', number: null, content: { kind: 'survey' } };
    const others = [{ content: { kind: 'inquiry' } }, { inspectionId: 'j' }, { documentId: 'e' }, { number: '1号' }];
    for (const other of others) expect(signedDocumentText({ ...paper, ...other })).not.toBe(signedDocumentText(paper));
  });
});

describe('counting rule R9', () => {
  it('only a proposed case takes an inspection out of the count', () => {
    expect(leadsToOtherAct([])).toBe(false);
    expect(leadsToOtherAct([finding(), finding({ handling: 'transferred' })])).toBe(false);
    expect(leadsToOtherAct([finding(), finding({ handling: 'case-proposed' })])).toBe(true);
  });
});
