/** One held command: why it was not taken, both sides, and the decision. */
import { List, Text } from '@mantine/core';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { getHeldCommand } from '@liangma/contract/field-commands';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { getInspection } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { evidenceNamedBy } from '@liangma/contract/named-evidence';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EvidenceThumbs } from '../../ui/evidence-thumbs.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useSession } from '../people/public.ts';
import { commandSides } from './command-lines.ts';
import { Compared } from './compared.tsx';
import { compareLines, recordLines } from './compared-record.ts';
import { DecisionForm } from './decision-form.tsx';
import { heldKindText, heldReasons, heldTitle, heldTones } from './held-labels.ts';

type HeldView = ResponseOf<typeof getHeldCommand>;

export default function HeldScreen() {
  const t = useT();
  const { commandId = '' } = useParams({ strict: false });
  const query = useEndpoint(getHeldCommand, { params: { commandId } });
  // While another one loads, the one before must not be shown as if it were this one.
  const answer = { ...query, data: query.isPlaceholderData ? undefined : query.data };
  if (answer.data) return <HeldDetail held={answer.data} />;
  return (
    <Page title={t('held.detail.title')}>
      <Loaded query={answer}>{() => null}</Loaded>
    </Page>
  );
}

function HeldDetail({ held }: { held: HeldView }) {
  const t = useT();
  const { may } = useSession();
  const inspection = useEndpoint(getInspection, { params: { inspectionId: held.inspectionId } });
  const reasons = [
    ...(held.command.kind === 'record' && held.present
      ? [t('held.second-record', { name: held.present.recordedBy })]
      : []),
    ...heldReasons(held.problem),
  ];
  return (
    <Page
      title={held.enterpriseName}
      status={<StatusBadge tone={heldTones[held.state]}>{t(`held.state.${held.state}`)}</StatusBadge>}
    >
      <Panel title={heldKindText(held.kind)}>
        <DescriptionList
          items={[
            {
              label: t('held.why'),
              wide: true,
              value: (
                <>
                  <strong>{heldTitle(held.problem)}</strong>
                  {reasons.length > 0 && (
                    <List size="sm" mt={4}>
                      {reasons.map((reason) => (
                        <List.Item key={reason}>{reason}</List.Item>
                      ))}
                    </List>
                  )}
                </>
              ),
            },
            { label: t('held.by'), value: held.by },
            { label: t('held.device'), value: held.deviceName },
            { label: t('held.device-at'), value: formatInstant(held.deviceAt) },
            { label: t('held.held-at'), value: formatInstant(held.heldAt) },
            {
              label: t('held.inspection'),
              value: (
                <AppLink to={`/inspections/${held.inspectionId}`}>
                  {inspection.data?.noticeNo ?? t('held.open-inspection')}
                </AppLink>
              ),
            },
          ]}
        />
      </Panel>
      {held.resolution && (
        <Panel title={t('held.resolution')}>
          <DescriptionList
            items={[
              { label: t('held.state'), value: t(`held.state.${held.state}`) },
              { label: t('held.resolved-by'), value: held.resolution.by },
              { label: t('held.resolved-at'), value: formatInstant(held.resolution.at) },
              { label: t('held.reason'), value: held.resolution.reason, wide: true },
            ]}
          />
        </Panel>
      )}
      <Panel title={t('held.compare')}>
        <Loaded query={inspection}>{(view) => <BothSides held={held} view={view} />}</Loaded>
      </Panel>
      {held.decisions.length > 0 && (
        <Panel title={t('held.decide')}>
          {may('conflict.resolve') ? <DecisionForm held={held} /> : <Text>{t('held.not-yours')}</Text>}
        </Panel>
      )}
    </Page>
  );
}

function BothSides({ held, view }: { held: HeldView; view: InspectionView }) {
  const t = useT();
  const { command, present } = held;
  const thumbs = (items: readonly EvidenceItem[]): { shown?: ReactNode } =>
    items.length === 0 ? {} : { shown: <EvidenceThumbs inspectionId={held.inspectionId} items={items} /> };
  const sentThumbs = thumbs(evidenceNamedBy(command).items).shown;
  const presentThumbs = thumbs(present?.content.evidence ?? []).shown;
  const sides =
    command.kind === 'record'
      ? {
          sent: recordLines(t, command.content, view.checklist),
          present: present ? recordLines(t, present.content, view.checklist) : [],
        }
      : commandSides(t, command, view, held.deviceAt);
  return (
    <Compared
      lines={compareLines(sides.sent, sides.present)}
      hasPresent={sides.present.length > 0}
      sentEvidence={sentThumbs}
      presentEvidence={presentThumbs}
    />
  );
}
