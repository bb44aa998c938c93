/** What a new document begins with: everything that the inspection tells already, in Chinese like the document. Pure. */
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
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

/** A minute is enough for a document. */
const minuteOf = (instant: string): string => `${instant.slice(0, 16)}:00.000Z`;

const presentOf = (view: InspectionView) =>
  view.record?.content.present ?? {
    name: view.enterprise.contactName,
    post: '',
    phone: view.enterprise.contactPhone,
  };
const placeOf = (view: InspectionView): string => {
  const place = view.record?.content.place ?? '';
  return place === '' ? view.enterprise.address : place;
};

function inquiry({ view, writer, now }: PaperStart): Values<'inquiry'> {
  const present = presentOf(view);
  const earlier = view.documents.filter(
    ({ content }) => content.kind === 'inquiry' && content.person.name === present.name,
  );
  return {
    kind: 'inquiry',
    startedAt: minuteOf(now),
    endedAt: minuteOf(now),
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
    recusal: 'not-asked-for',
    dialogue: [{ question: '', answer: '' }],
  };
}

const survey = ({ view, writer, now }: PaperStart): Values<'survey'> => ({
  kind: 'survey',
  startedAt: minuteOf(now),
  endedAt: minuteOf(now),
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

const sampling = ({ view, now }: PaperStart): Values<'sampling'> => ({
  kind: 'sampling',
  sampledAt: minuteOf(now),
  place: placeOf(view),
  goods: [emptyGoods],
  method: '',
  sealing: '',
  storage: '',
  disposal: '',
});

/** Findings one below the other, numbered. */
const numbered = (lines: readonly string[]): string => lines.map((line, index) => `${index + 1}．${line}`).join('\n');

const handlingWords: Record<InspectionView['findings'][number]['handling'], string> = {
  'corrected-on-site': '已当场改正',
  order: '责令改正',
  'case-proposed': '建议立案',
  transferred: '移送有关部门处理',
  advice: '提示指导',
};

function resultNotice({ view, complaintPhone, now }: PaperStart): Values<'result-notice'> {
  const { findings } = view;
  const handled = findings.map(({ description, handling, dueOn }) => {
    const until = handling === 'order' && dueOn !== null ? `，期限为${dueOn}` : '';
    return `${description}：${handlingWords[handling]}${until}`;
  });
  const found = findings.map(({ description, clause }) =>
    clause === '' ? description : `${description}（${clause}）`,
  );
  return {
    kind: 'result-notice',
    results: findings.length === 0 ? (view.record?.content.conclusion ?? '') : numbered(found),
    handling: findings.length === 0 ? '无' : numbered(handled),
    guidance: numbered(findings.filter(({ handling }) => handling === 'advice').map(({ description }) => description)),
    objectionChannel: `对检查结果有异议的，可以向本机关提出${complaintPhone === '' ? '' : `（电话：${complaintPhone}）`}。`,
    issuedOn: officialDay(now),
  };
}

function correctionOrder({ view, now }: PaperStart): Values<'correction-order'> {
  const orders = view.findings.filter(({ handling }) => handling === 'order');
  const items = orders.map(({ description, clause, dueOn }) => ({
    description,
    clause,
    orderClause: '',
    dueOn: dueOn ?? '',
  }));
  return {
    kind: 'correction-order',
    items: items.length === 0 ? [{ description: '', clause: '', orderClause: '', dueOn: '' }] : items,
    recheck: '期限届满后，本机关将进行复查。',
    remedies: '对本通知不服的，可以依法申请行政复议或者提起行政诉讼。',
    issuedOn: officialDay(now),
  };
}

const serviceReceipt = ({ view, now }: PaperStart): Values<'service-receipt'> => ({
  kind: 'service-receipt',
  documents: view.documents
    .filter(({ content }) => content.kind === 'result-notice' || content.kind === 'correction-order')
    .map(({ content, number }) => ({ name: papers[`papers.kind.${content.kind}`], number: number ?? '' })),
  place: placeOf(view),
  way: 'direct',
  recipient: presentOf(view).name,
  servedAt: minuteOf(now),
  server: view.officerDetails.map(({ name }) => name).join('、'),
  refusal: null,
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
export const startPaper = (kind: WrittenDocumentKind, start: PaperStart): DocumentContent => starts[kind](start);
