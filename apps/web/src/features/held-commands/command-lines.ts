/** What a held command other than a record says, and what the server has in its place, as lines of text. */
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { formatDay, formatInstant } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import type { Line } from './compared-record.ts';

type Other = Exclude<FieldCommand, { kind: 'record' }>;
interface Sides {
  sent: Line[];
  present: Line[];
}

const line = (id: string, label: string, text: string): Line => ({ id, label, text });

function entrySides(t: Translate, command: Other, { entry }: InspectionView, deviceAt: string): Sides {
  const present = entry
    ? [
        line('at', t('held.field.entered-at'), formatInstant(entry.enteredAt)),
        line('way', t('held.field.entry'), t(`inspections.entry-way.${entry.way}`)),
        line(
          'note',
          t('held.field.reason'),
          [entry.exceptionReason && t(`inspections.exception.${entry.exceptionReason}`), entry.exceptionNote]
            .filter((part) => part !== null && part !== '')
            .join('\n'),
        ),
      ]
    : [];
  const at = line('at', t('held.field.entered-at'), formatInstant(deviceAt));
  if (command.kind === 'enter-by-exception')
    return {
      sent: [
        at,
        line('way', t('held.field.entry'), t('inspections.entry-way.exception')),
        line('note', t('held.field.reason'), [t(`inspections.exception.${command.reason}`), command.note].join('\n')),
      ],
      present,
    };
  const scanned = command.kind === 'enter-by-enterprise-code' ? command.text : '';
  return {
    sent: [
      at,
      line('way', t('held.field.entry'), t('inspections.entry-way.enterprise-code')),
      line('scanned', t('held.field.scanned'), scanned),
    ],
    present,
  };
}

function toldSides(
  t: Translate,
  way: 'on-site' | 'document' | 'phone' | 'online',
  to: string,
  view: InspectionView,
): Sides {
  const told = (text: string) => line('told', t('held.field.told'), text);
  return {
    sent: [told(`${t(`inspections.tell-way.${way}`)} ${to}`)],
    present: view.told ? [told(`${formatInstant(view.told.at)} ${view.told.to}`)] : [],
  };
}

/** Both sides; of the server only what stands in the place of what was sent. */
export function commandSides(t: Translate, command: Other, view: InspectionView, deviceAt: string): Sides {
  const state = line('state', t('held.field.state'), t(`inspections.state.${view.state}`));
  switch (command.kind) {
    case 'enter-by-enterprise-code':
    case 'enter-by-exception':
      return entrySides(t, command, view, deviceAt);
    case 'tell-result':
      return toldSides(t, command.way, command.to, view);
    case 'add-to-record':
      return { sent: [line('text', t('held.field.text'), command.text)], present: [] };
    case 'report-correction': {
      const found = view.findings[command.findingNo];
      return {
        sent: [
          line('finding', t('held.field.finding', { number: command.findingNo + 1 }), found?.description ?? ''),
          line('on', t('held.field.corrected-on'), formatDay(command.correctedOn)),
          line('note', t('held.field.correction'), command.note),
        ],
        present: found
          ? [
              line('finding', t('held.field.finding', { number: command.findingNo + 1 }), found.description),
              line('on', t('held.field.corrected-on'), formatDay(found.correctedOn)),
              line('note', t('held.field.correction'), found.correctionNote),
              ...(found.rectification
                ? [line('order', t('held.field.order'), t(`rectifications.state.${found.rectification}`))]
                : []),
            ]
          : [],
      };
    }
    case 'write-document': {
      const { content, number } = command.document;
      const kind = (text: string) => line('document', t('held.field.document'), text);
      const same = view.documents.find((written) => number !== null && written.number === number);
      return {
        sent: [kind(t(`papers.kind.${content.kind}`)), line('number', t('held.field.number'), number ?? '')],
        present: same
          ? [kind(t(`papers.kind.${same.content.kind}`)), line('number', t('held.field.number'), same.number ?? '')]
          : [],
      };
    }
    case 'close':
      return { sent: [line('state', t('held.field.state'), t('inspections.state.closed'))], present: [state] };
  }
}
