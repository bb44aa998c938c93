/**
 * What an inspection will look like once everything queued is accepted: the server's view with the queued commands on
 * top. What only the server can say (hashes, revisions) stays empty until it has said it.
 */
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { isAllowed, stateAfter, type InspectionCommand } from '@liangma/domain/inspection/inspection';
import type { OutboxItem } from './outbox-item.ts';

export interface LocalInspection {
  /** State and fields as they will be once everything queued is accepted. */
  view: InspectionView;
  /** The commands of this inspection on this tablet, delivered ones too, oldest first. */
  items: OutboxItem[];
  /** Whether the tablet knows something that the server's view does not show yet. */
  isAhead: boolean;
}

type Of<K extends FieldCommand['kind']> = Extract<FieldCommand, { kind: K }>;

/** Who did it and when: the instants that count once the server has said them, the tablet's corrected ones before. */
interface Made {
  by: string;
  at: string;
  receivedAt: string;
  deviceAt: string;
  commandId: string;
}

const fieldSteps = ['enter', 'record', 'tell', 'close'] as const satisfies readonly InspectionCommand[];

function madeOf({ envelope, receipt }: OutboxItem, by: string): Made {
  const { deviceAt, clockOffsetMs, commandId } = envelope;
  const corrected = new Date(Date.parse(deviceAt) + clockOffsetMs).toISOString();
  const at = receipt?.countedAt ?? corrected;
  return { by, at, receivedAt: receipt?.receivedAt ?? at, deviceAt, commandId };
}

/** The state after a step and what the officer may do then; null when the state does not allow it. */
function stepped(view: InspectionView, step: (typeof fieldSteps)[number]): InspectionView | null {
  if (!isAllowed(view.state, step)) return null;
  const state = stateAfter(step);
  const isOfficer = fieldSteps.some((command) => view.allowedCommands.includes(command));
  const allowedCommands = isOfficer ? fieldSteps.filter((command) => isAllowed(state, command)) : [];
  return { ...view, state, allowedCommands };
}

function entered(
  view: InspectionView,
  command: Of<'enter-by-enterprise-code' | 'enter-by-exception'>,
  made: Made,
): InspectionView | null {
  const next = stepped(view, 'enter');
  if (next === null) return null;
  const isException = command.kind === 'enter-by-exception';
  return {
    ...next,
    visitOn: officialDay(made.at),
    entryWay: isException ? 'exception' : 'enterprise-code',
    entry: {
      way: isException ? 'exception' : 'enterprise-code',
      enteredAt: made.at,
      receivedAt: made.receivedAt,
      deviceAt: made.deviceAt,
      confirmedBy: '',
      exceptionReason: isException ? command.reason : null,
      exceptionNote: isException ? command.note : '',
      alsoReported: [],
    },
  };
}

function recorded(view: InspectionView, { content }: Of<'record'>, made: Made): InspectionView | null {
  const next = stepped(view, 'record');
  if (next === null) return null;
  return {
    ...next,
    findingCount: content.findings.length,
    record: {
      revision: 1,
      content,
      contentHash: '',
      recordedBy: made.by,
      recordedAt: made.at,
      receivedAt: made.receivedAt,
      deviceAt: made.deviceAt,
      reason: '',
    },
    findings: content.findings.map(({ key, ...found }, index) => ({
      ...found,
      id: `${made.commandId}/${index}`,
      checkKey: key,
      rectification: found.handling === 'order' ? ('open' as const) : null,
      correctedOn: null,
      correctionNote: '',
    })),
  };
}

/** A report is no correction before a recheck has passed: the order then waits for it. */
function reported(view: InspectionView, findingNo: number): InspectionView | null {
  if (view.findings[findingNo]?.rectification !== 'open') return null;
  const findings = view.findings.map((found, index) =>
    index === findingNo ? { ...found, rectification: 'reported' as const } : found,
  );
  return { ...view, findings };
}

/** The view with one command on top, or null when it shows the command already or cannot take it. */
function withCommand(view: InspectionView, command: FieldCommand, made: Made): InspectionView | null {
  switch (command.kind) {
    case 'enter-by-enterprise-code':
    case 'enter-by-exception':
      return entered(view, command, made);
    case 'record':
      return recorded(view, command, made);
    case 'tell-result': {
      const next = stepped(view, 'tell');
      return (
        next && {
          ...next,
          told: { at: made.at, receivedAt: made.receivedAt, deviceAt: made.deviceAt, way: command.way, to: command.to },
        }
      );
    }
    case 'close': {
      const next = stepped(view, 'close');
      // the server closes at the moment of arrival
      const { receivedAt: closedAt, deviceAt: closedDeviceAt } = made;
      return next && { ...next, closedAt, closedDeviceAt, finishedOn: officialDay(closedAt) };
    }
    case 'add-to-record': {
      const { additionId, text, evidence } = command;
      if (view.additions.some(({ id }) => id === additionId)) return null;
      const addition = { id: additionId, text, evidence, addedBy: made.by, addedAt: made.at, deviceAt: made.deviceAt };
      return { ...view, additions: [...view.additions, addition] };
    }
    case 'write-document': {
      const { document } = command;
      if (view.documents.some(({ documentId }) => documentId === document.documentId)) return null;
      const written = { ...document, contentHash: '', writtenBy: made.by, writtenAt: made.at };
      return { ...view, documents: [...view.documents, written] };
    }
    case 'report-correction':
      return reported(view, command.findingNo);
  }
}

/**
 * The server's view with what this tablet has queued on top. A held command does not advance the state: a person decides
 * about it, and later ones of the tablet follow it. It is seen among the items.
 * @param by name of the account, for what it wrote
 */
export function projectInspection(view: InspectionView, items: readonly OutboxItem[], by = ''): LocalInspection {
  const own = items.filter((item) => item.envelope.inspectionId === view.id);
  let ahead = view;
  for (const item of own) {
    if (item.receipt?.outcome === 'held') continue;
    ahead = withCommand(ahead, item.envelope.command, madeOf(item, by)) ?? ahead;
  }
  return { view: ahead, items: own, isAhead: ahead !== view || own.some((item) => item.receipt === null) };
}
