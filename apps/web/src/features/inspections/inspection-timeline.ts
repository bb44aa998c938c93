/** The steps of an inspection with who and when, and what happened so far, oldest first. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { formatDay } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import type { Step, TimelineEvent } from '../../ui/steps.tsx';
import { today as dayOf } from '../../messages/format.ts';
import { bothTimes } from './both-times.ts';
import { closingNote } from './closing-time.ts';
import { entryText } from './inspection-labels.ts';

const day = (instant: string | null | undefined): { note?: string } =>
  instant ? { note: formatDay(dayOf(new Date(instant))) } : {};

/** 拟制 → 审批 → 入企 → 记录 → 告知 → 办结, each with the day on which it was done. */
export const stepsOf = (t: Translate, view: InspectionView): Step[] => [
  // A returned one was handed in once, but is to be handed in again.
  { label: t('inspections.step.prepare'), ...day(view.state === 'returned' ? null : view.submittedAt) },
  { label: t('inspections.step.approve'), ...day(view.approval?.at) },
  { label: t('inspections.step.enter'), ...day(view.entry?.enteredAt) },
  { label: t('inspections.step.record'), ...day(view.record?.recordedAt) },
  { label: t('inspections.step.tell'), ...day(view.told?.at) },
  { label: t('inspections.step.close'), ...day(view.closedAt) },
];

const isTellWay = (way: string): way is 'on-site' | 'document' | 'phone' | 'online' =>
  ['on-site', 'document', 'phone', 'online'].includes(way);

function toldText(t: Translate, told: NonNullable<InspectionView['told']>): string {
  const way = isTellWay(told.way) ? t(`inspections.tell-way.${told.way}`) : told.way;
  return t('inspections.told-note', { way, to: told.to });
}

/** What is said under an event: its parts that say something, a line each. */
const lines = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n');

/** What happened, by the time of the act: what a tablet delivered later stands where it was done. */
export function eventsOf(t: Translate, view: InspectionView): TimelineEvent[] {
  const { approval, entry, record, told } = view;
  const events: (TimelineEvent | null)[] = [
    view.submittedAt === null
      ? null
      : { id: 'submitted', at: view.submittedAt, who: view.preparedBy, what: t('inspections.event.submitted') },
    approval && {
      id: 'approved',
      at: approval.at,
      who: approval.by,
      what: t('inspections.event.approved'),
      note: approval.opinion,
    },
    entry && {
      id: 'entered',
      at: entry.enteredAt,
      what: t('inspections.event.entered'),
      note: lines(entryText(t, entry), bothTimes(t, entry.deviceAt, entry.receivedAt)),
    },
    record && {
      id: 'recorded',
      at: record.recordedAt,
      who: record.recordedBy,
      what: t('inspections.event.recorded'),
      note: bothTimes(t, record.deviceAt, record.receivedAt),
    },
    told && {
      id: 'told',
      at: told.at,
      what: t('inspections.event.told'),
      note: lines(toldText(t, told), bothTimes(t, told.deviceAt, told.receivedAt)),
    },
    view.closedAt === null
      ? null
      : {
          id: 'closed',
          at: view.closedAt,
          what: t('inspections.event.closed'),
          note: closingNote(t, view),
        },
  ];
  // a sort that keeps the order of the procedure where two acts have the same time
  return events.filter((event) => event !== null).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
