/** The record of an inspection as a document, from what was filled in on the tablet. */
import { findingKey } from '@liangma/domain/inspection/record';
import { evidenceRows, type EvidenceRow } from './evidence-index.ts';
import type { MadeDocument } from './form-fields.ts';
import type { DocumentContext, InspectionLike, RecordLike } from './inspection-like.ts';
import { basisFor, withLawTitle } from './law-title.ts';
import type { OfficialDocument } from './official-document.ts';
import { recordForm, type RecordData } from './record.ts';
import { blankRows, drawnRows, pageFootOf } from './signatures.ts';
import { officialDate, officialMoment, officialSpan } from './official-date.ts';
import { answerWords, handlingWords, matterNames, officersText, prose, sentence } from './wording.ts';

const orNone = (text: string) => (text.trim() === '' ? '无' : text);

function toldText(view: InspectionLike, content: RecordLike): string {
  const officers = view.officerDetails.map(({ name }) => name).join('、');
  const shown = content.certificateShown ? '已主动出示行政执法证件' : '未出示行政执法证件';
  const told = content.rightsTold
    ? '已告知检查事项和依据，以及陈述申辩、申请回避、对未出示执法证件的检查有权拒绝等权利和配合检查的义务'
    : '未告知权利义务';
  return `检查人员${officers}${shown}，${told}。`;
}

function recusalText({ recusal, recusalNote }: RecordLike): string {
  const answer = recusal === 'asked-for' ? '申请回避。' : '不申请回避。';
  const decided = recusalNote === '' ? '' : `处理情况：${sentence(recusalNote)}`;
  return `问：检查人员与你单位有直接利害关系或者有其他关系可能影响公正执法的，你有权申请回避，是否申请？答：${answer}${decided}`;
}

function checkRows(view: InspectionLike, content: RecordLike): RecordData['checks'] {
  const given = new Map(content.answers.map((answer) => [answer.key, answer]));
  return view.checklist.map(({ key, matterName, text, clause }, index) => {
    const answer = given.get(key);
    return {
      no: String(index + 1),
      matter: matterName,
      text: prose(
        clause === null || clause === '' ? text : `${text}\n（${withLawTitle(clause, basisFor(view, key))}）`,
      ),
      answer: answer === undefined ? '未检查' : answerWords[answer.answer],
      facts: prose(answer?.note ?? ''),
    };
  });
}

function indexed(view: InspectionLike, content: RecordLike): EvidenceRow[] {
  const numberOf = new Map(view.checklist.map(({ key }, index) => [key, index + 1]));
  const findingOf = new Map(content.findings.map((finding, index) => [findingKey(finding, index), index + 1]));
  const added = view.additions.flatMap(({ evidence }) => evidence);
  return evidenceRows([...content.evidence, ...added], (key) => {
    if (numberOf.has(key)) return `第${numberOf.get(key)}项`;
    return findingOf.has(key) ? `问题${findingOf.get(key)}` : '';
  });
}

function refusalText({ partySignature: signature }: RecordLike): string {
  if (signature.kind === 'signed') return '';
  return `被检查单位现场人员拒绝签名，理由：${sentence(signature.reason)}见证人：${signature.witness}。`;
}

/** Who signs by hand, in order. */
function rolesOf(view: InspectionLike, content: RecordLike): string[] {
  const last = content.partySignature.kind === 'refused' ? '见证人' : '被检查单位';
  return [last, ...view.officerDetails.map(() => '检查人员')];
}

/** Everything that the record says, as text. */
function recordData(view: InspectionLike, content: RecordLike, context: DocumentContext): RecordData {
  const { enterprise } = view;
  const drawn = content.signing === 'drawn' ? content.signatures : [];
  return {
    bureauName: context.bureau.name,
    noticeNo: view.noticeNo ?? '',
    time: officialSpan(content.startedAt, content.endedAt),
    place: content.place,
    matters: matterNames(view),
    partyName: enterprise.name,
    creditCode: enterprise.creditCode,
    legalRepresentative: enterprise.legalRepresentative,
    address: enterprise.address,
    presentName: content.present.name,
    presentPost: content.present.post,
    presentPhone: content.present.phone,
    officers: officersText(view.officerDetails),
    recorder: view.record?.recordedBy ?? context.recorder ?? '',
    assistants: orNone(content.assistantsPresent.join('、')),
    told: toldText(view, content),
    recusal: recusalText(content),
    checks: checkRows(view, content),
    findings: content.findings.map((found, index) => ({
      no: String(index + 1),
      description: `${prose(found.description)}${found.isMajor ? '（重大问题）' : ''}`,
      clause: prose(withLawTitle(found.clause, basisFor(view, found.key))),
      handling: handlingWords[found.handling],
      dueOn: found.dueOn === null ? '' : officialDate(found.dueOn),
    })),
    conclusion: prose(content.conclusion),
    statement: content.statement.trim() === '' ? '无陈述和意见。' : prose(content.statement),
    materials: content.materials.map(({ name, copies, note }, index) => ({
      no: String(index + 1),
      name,
      copies: String(copies),
      note: prose(note),
    })),
    evidence: indexed(view, content),
    additions: view.additions.map(({ text, addedBy, addedAt }) => ({
      text: prose(text),
      by: addedBy,
      at: officialMoment(addedAt),
    })),
    refusal: refusalText(content),
    signatures: drawn.length > 0 ? drawnRows(drawn, context) : blankRows(rolesOf(view, content)),
    pageFoot: pageFootOf(drawn, rolesOf(view, content)),
  };
}

/** The record with its content by tags, for templates. */
export const madeRecord = (view: InspectionLike, content: RecordLike, context: DocumentContext): MadeDocument =>
  recordForm.made(recordData(view, content, context));

/**
 * The record (现场检查笔录) as it is read and signed.
 * @param content as filled in; it need not be handed in yet
 */
export const recordDocument = (view: InspectionLike, content: RecordLike, context: DocumentContext): OfficialDocument =>
  madeRecord(view, content, context).document;
