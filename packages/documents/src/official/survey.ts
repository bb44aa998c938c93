/**
 * 勘验笔录: object, course and result of looking at a place or thing, with drawings and photos, signed on every page. Title
 * and fields follow the forms of law enforcement in other fields: a proposal, no official text.
 */
import { defineForm, optional, required, type MadeDocument } from './form-fields.ts';
import { evidenceBlocks, evidenceFields, evidenceRows, type EvidenceRow } from './evidence-index.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import { formRow, headingBlock, paragraphBlock, type OfficialDocument } from './official-document.ts';
import { blankRows, drawnRows, pageFootOf, signatureBlock, signatureFields, type SignatureRow } from './signatures.ts';
import type { SurveyLike, WrittenLike } from './written-like.ts';
import { officialSpan } from './official-date.ts';
import { officersText, prose } from './wording.ts';

interface SurveyData {
  bureauName: string;
  time: string;
  weather: string;
  place: string;
  object: string;
  party: string;
  surveyors: string;
  recorder: string;
  course: string;
  result: string;
  evidence: readonly EvidenceRow[];
  signatures: readonly SignatureRow[];
  pageFoot: string;
}

const build = (data: SurveyData): OfficialDocument => ({
  title: '勘验笔录',
  bureauName: data.bureauName,
  layout: 'record',
  blocks: [
    {
      kind: 'form',
      rows: [
        formRow(['勘验时间', data.time]),
        formRow(['勘验地点', data.place]),
        formRow(['勘验对象', data.object]),
        formRow(['当事人\n（见证人）', data.party]),
        formRow(['勘验人', data.surveyors]),
        formRow(['记录人', data.recorder], ['天气', data.weather]),
      ],
    },
    headingBlock('一、勘验经过'),
    paragraphBlock(data.course),
    headingBlock('二、勘验结果'),
    paragraphBlock(data.result),
    headingBlock('三、绘图、照片和录像'),
    ...(data.evidence.length === 0 ? [paragraphBlock('无。')] : evidenceBlocks(data.evidence)),
    paragraphBlock('以上笔录经在场人员核对。'),
    signatureBlock(data.signatures),
  ],
  pageFoot: data.pageFoot,
});

export const surveyForm = defineForm<SurveyData>(
  '勘验笔录',
  {
    bureauName: required('执法主体', '执法主体名称'),
    time: required('勘验时间', '勘验起止时间'),
    weather: optional('天气'),
    place: required('勘验地点'),
    object: required('勘验对象'),
    party: required('当事人', '当事人或者见证人'),
    surveyors: required('勘验人', '勘验人姓名和执法证号'),
    recorder: required('记录人'),
    course: required('勘验经过'),
    result: required('勘验结果'),
    evidence: evidenceFields,
    signatures: signatureFields,
    pageFoot: required('逐页签名', '每页的签名处'),
  },
  build,
);

export function madeSurvey(
  view: InspectionLike,
  { content, signatures, evidence }: WrittenLike<SurveyLike>,
  context: DocumentContext,
): MadeDocument {
  const names = { party: '当事人', officer: '勘验人' };
  const roles = ['当事人（见证人）', ...view.officerDetails.map(() => '勘验人'), '记录人'];
  return surveyForm.made({
    bureauName: context.bureau.name,
    time: officialSpan(content.startedAt, content.endedAt),
    weather: content.weather,
    place: content.place,
    object: prose(content.object),
    party: content.party,
    surveyors: officersText(view.officerDetails),
    recorder: content.recorder,
    course: prose(content.course),
    result: prose(content.result),
    evidence: evidenceRows(evidence),
    signatures: signatures.length > 0 ? drawnRows(signatures, context, names) : blankRows(roles),
    pageFoot: pageFootOf(signatures, roles.slice(0, 2), names),
  });
}
