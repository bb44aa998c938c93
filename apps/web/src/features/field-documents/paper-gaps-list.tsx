/** What the document still lacks, listed as the record lists it, each with a link to its field. */
import { useT } from '../../messages/use-t.ts';
import type { Translate } from '../../messages/translate.ts';
import { fieldId } from '../../ui/form-fields.ts';
import { GapList, goToGaps } from '../field/public.ts';
import type { GapField, PaperGap } from './paper-gaps.ts';
import { placeOf } from './paper-gaps.ts';

/** The form of a document has one id, so that the list can lead to each of its fields. */
export const paperFormId = 'paper';

const listId = 'paper-gaps';

/** Goes to the list itself. */
export const goToPaperGaps = (): void => goToGaps(listId);

const labels = {
  startedAt: 'papers.started-at',
  endedAt: 'papers.ended-at',
  sampledAt: 'papers.sampling.sampled-at',
  nth: 'papers.inquiry.nth',
  recorder: 'papers.recorder',
  'person.name': 'papers.inquiry.person',
  rightsTold: 'papers.inquiry.rights',
  recusal: 'papers.inquiry.recusal',
  'dialogue.question': 'papers.inquiry.question',
  'dialogue.answer': 'papers.inquiry.answer',
  object: 'papers.survey.object',
  course: 'papers.survey.course',
  result: 'papers.survey.result',
  'documents.name': 'papers.service.name',
  servedAt: 'papers.service.served-at',
  way: 'papers.service.way',
  place: 'papers.place',
  method: 'papers.sampling.method',
  recipient: 'papers.service.recipient',
  server: 'papers.service.server',
  refusal: 'papers.service.refusal',
  'refusal.reason': 'papers.service.refusal-reason',
  'refusal.witness': 'papers.witness',
  'goods.name': 'papers.goods.name',
  'goods.quantity': 'papers.goods.quantity',
  'items.description': 'papers.order.description',
  'items.clause': 'papers.order.clause',
  'items.orderClause': 'papers.order.order-clause',
  'items.dueOn': 'papers.order.due-on',
  results: 'papers.result.results',
  handling: 'papers.result.handling',
  issuedOn: 'papers.issued-on',
} as const satisfies Record<GapField, string>;

const rowLabels = {
  dialogue: 'papers.inquiry.question-no',
  goods: 'papers.sampling.goods-no',
  items: 'papers.order.item-no',
  documents: 'papers.service.document-no',
} as const;
const isList = (name: string): name is keyof typeof rowLabels => name in rowLabels;

function linkText({ name }: PaperGap, t: Translate): string {
  const { field, row } = placeOf(name);
  const [list = ''] = name.split('.');
  const label = field === undefined ? t('field.gap.go') : t(labels[field]);
  return row !== null && isList(list) ? `${t(rowLabels[list], { number: row + 1 })} · ${label}` : label;
}

export function PaperGapsList({ gaps }: { gaps: readonly PaperGap[] }) {
  const t = useT();
  const codes = [...new Set(gaps.map(({ code }) => code))];
  return (
    <GapList
      id={listId}
      label={t('field.record.missing-title')}
      title={t('field.record.missing', { count: gaps.length })}
      complete={t('field.record.complete')}
      groups={codes.map((code) => ({
        text: t(`papers.gap.${code}`),
        links: gaps
          .filter((gap) => gap.code === code)
          .map((gap) => ({
            key: `${gap.name}|${code}`,
            label: linkText(gap, t),
            target: fieldId(paperFormId, gap.name),
          })),
      }))}
    />
  );
}
