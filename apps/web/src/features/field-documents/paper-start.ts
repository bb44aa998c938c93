/**
 * What a new document begins with: what the inspection tells already, in Chinese like the document. What somebody must
 * do, say or decide first is left open (`null`, empty, or missing), until he does. Pure.
 */
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { basisFor, citesArticle, withLawTitle } from '@liangma/documents/official/law-title';
import { officialDate } from '@liangma/documents/official/official-date';
import { handlingWords, unended } from '@liangma/documents/official/wording';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { papers } from '../../messages/zh-CN/papers.ts';

export interface PaperStart {
  view: InspectionView;
  /** Who writes it. */
  writer: string;
  complaintPhone: string;
  /** By the tablet's corrected clock, ISO. */
  now: string;
}

type Values<Kind extends WrittenDocumentKind> = Extract<DocumentContent, { kind: Kind }>;

/** A document with questions that nobody has answered yet. */
type Open<Kind extends WrittenDocumentKind, Keys extends keyof Values<Kind>> = Omit<Values<Kind>, Keys> & {
  [Key in Keys]?: null;
};

/** A minute is enough for a document. */
const minuteOf = (instant: string): string => `${instant.slice(0, 16)}:00.000Z`;

/** Who was there as the record says; before there is one nobody has said it. */
const presentOf = (view: InspectionView) => view.record?.content.present ?? { name: '', post: '', phone: '' };
const placeOf = (view: InspectionView): string => {
  const place = view.record?.content.place ?? '';
  return place === '' ? view.enterprise.address : place;
};

function inquiry({ view, writer, now }: PaperStart): Open<'inquiry', 'recusal'> {
  const present = presentOf(view);
  const earlier = view.documents.filter(
    ({ content }) => content.kind === 'inquiry' && content.person.name === present.name,
  );
  return {
    kind: 'inquiry',
    startedAt: minuteOf(now),
    endedAt: '',
    place: placeOf(view),
    nth: earlier.length + 1,
    person: {
      name: present.name,
      sex: '',
      age: '',
      idNo: '',
      phone: present.phone,
      unit: view.enterprise.name,
      post: present.post,
      address: '',
    },
    recorder: writer,
    rightsTold: false,
    recusal: null,
    dialogue: [{ question: '', answer: '' }],
  };
}

const survey = ({ view, writer, now }: PaperStart): Values<'survey'> => ({
  kind: 'survey',
  startedAt: minuteOf(now),
  endedAt: '',
  place: placeOf(view),
  weather: '',
  object: '',
  party: presentOf(view).name,
  course: '',
  result: '',
  recorder: writer,
});

export const emptyGoods: Values<'sampling'>['goods'][number] = {
  name: '',
  brand: '',
  specification: '',
  batch: '',
  producer: '',
  producedOn: null,
  quantity: '',
  base: '',
  unitPriceFen: null,
};

const sampling = ({ view }: PaperStart): Values<'sampling'> => ({
  kind: 'sampling',
  sampledAt: '',
  place: placeOf(view),
  goods: [emptyGoods],
  method: '',
  sealing: '',
  storage: '',
  disposal: '',
});

/** Findings one below the other, numbered. */
const numbered = (lines: readonly string[]): string => lines.map((line, index) => `${index + 1}.${line}`).join('\n');

type Finding = InspectionView['findings'][number];

/** The clause that was broken with the full name of its law, as far as the matter names it. */
export const clauseOf = (view: InspectionView, { clause, checkKey }: Finding): string =>
  withLawTitle(clause, basisFor(view, checkKey));

/** What the order rests on: the clause of the check that provides for it, otherwise the basis of the matter. */
function orderClauseOf(view: InspectionView, { checkKey }: Finding): string {
  const basis = basisFor(view, checkKey);
  const penaltyClause = view.checklist.find(({ key }) => key === checkKey)?.penaltyClause ?? '';
  if (penaltyClause !== '') return withLawTitle(penaltyClause, basis);
  return citesArticle(basis) ? basis : '';
}

function resultNotice({ view, complaintPhone, now }: PaperStart): Values<'result-notice'> {
  const { findings } = view;
  const handled = findings.map(({ description, handling, dueOn }) => {
    const until = handling === 'order' && dueOn !== null ? `，期限至${officialDate(dueOn)}` : '';
    return `${unended(description)}：${handlingWords[handling]}${until}。`;
  });
  const found = findings.map((finding) => {
    const clause = clauseOf(view, finding);
    return `${unended(finding.description)}${clause === '' ? '' : `（${clause}）`}。`;
  });
  const advice = findings.filter(({ handling }) => handling === 'advice');
  return {
    kind: 'result-notice',
    results: findings.length === 0 ? (view.record?.content.conclusion ?? '') : numbered(found),
    handling: findings.length > 0 ? numbered(handled) : view.record === null ? '' : '无。',
    guidance: numbered(advice.map(({ description }) => `${unended(description)}。`)),
    objectionChannel: `对检查结果有异议的，可以向本机关提出${complaintPhone === '' ? '' : `（电话：${complaintPhone}）`}。`,
    issuedOn: officialDay(now),
  };
}

function correctionOrder({ view, now }: PaperStart): Values<'correction-order'> {
  const orders = view.findings.filter(({ handling }) => handling === 'order');
  const items = orders.map((finding) => ({
    description: finding.description,
    clause: clauseOf(view, finding),
    orderClause: orderClauseOf(view, finding),
    dueOn: finding.dueOn ?? '',
  }));
  return {
    kind: 'correction-order',
    items: items.length === 0 ? [{ description: '', clause: '', orderClause: '', dueOn: '' }] : items,
    recheck: '期限届满后，本机关将进行复查。',
    remedies: '对本通知不服的，可以依法申请行政复议或者提起行政诉讼。',
    issuedOn: officialDay(now),
  };
}

/** The papers for the enterprise, or one to be named. */
function servedOf({ documents }: InspectionView): Values<'service-receipt'>['documents'] {
  const served = documents
    .filter(({ content }) => content.kind === 'result-notice' || content.kind === 'correction-order')
    .map(({ content, number }) => ({ name: papers[`papers.kind.${content.kind}`], number: number ?? '' }));
  return served.length === 0 ? [{ name: '', number: '' }] : served;
}

/** How, when, to whom and whether it was taken is said by whoever serves it. */
const serviceReceipt = ({ view }: PaperStart): Open<'service-receipt', 'way' | 'refusal'> => ({
  kind: 'service-receipt',
  documents: servedOf(view),
  place: placeOf(view),
  way: null,
  recipient: '',
  servedAt: '',
  server: view.officerDetails.map(({ name }) => name).join('、'),
});

const starts = {
  inquiry,
  survey,
  sampling,
  'result-notice': resultNotice,
  'correction-order': correctionOrder,
  'service-receipt': serviceReceipt,
};

/** The values of a new document of this kind; what a person must fill in is empty. */
export const startPaper = (kind: WrittenDocumentKind, start: PaperStart): Record<string, unknown> => ({
  ...starts[kind](start),
});
