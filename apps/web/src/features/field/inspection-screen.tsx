/** One inspection in the hand of the inspector: where it stands, what is next, and everything one must know on site. */
import { Text } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { IconFileText } from '@tabler/icons-react';
import type { LocalInspection } from '@liangma/offline/project';
import { useParams } from '@tanstack/react-router';
import { formatDay, formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink, LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Steps } from '../../ui/steps.tsx';
import { PapersPanel } from '../field-documents/public.ts';
import {
  InspectionBadge,
  InspectionCap,
  InspectionRecordSummary,
  closingNote,
  entryText,
} from '../inspections/public.ts';
import { Additions } from './additions.tsx';
import { BackLink } from './back-link.tsx';
import { FindingsWithCorrections } from './correction-form.tsx';
import { PhoneLink } from './enterprise-head.tsx';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import styles from './field.module.css';
import { NextStep } from './next-step.tsx';
import { TakenEvidence } from './taken-evidence.tsx';
import { HeldNotice, VisitMarks } from './visit-marks.tsx';

export default function InspectionScreen() {
  const t = useT();
  const { inspectionId = '' } = useParams({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  return (
    <Page title={name ?? t('field.inspection.title')} status={local && <InspectionBadge state={local.view.state} />}>
      <BackLink to="/field/inspections">{t('field.back-to-today')}</BackLink>
      <FieldInspection local={local}>{(one) => <Inspection local={one} />}</FieldInspection>
    </Page>
  );
}

function Inspection({ local }: { local: LocalInspection }) {
  const t = useT();
  const { view } = local;
  return (
    <>
      <Progress view={view} />
      <HeldNotice local={local} />
      <NextStep local={local} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Subject local={local} />
          <Officers view={view} />
          <VisitMarks local={local} />
        </div>
        <div className={styles.column}>
          <Basis view={view} />
          <Materials view={view} />
        </div>
      </div>
      {view.record && (
        <Panel title={t('field.record.of', { name: view.record.recordedBy })}>
          <InspectionRecordSummary
            content={view.record.content}
            checklist={view.checklist}
            findings={
              view.findings.length > 0 ? (
                <FindingsWithCorrections local={local} mayReport={view.state === 'recorded'} />
              ) : undefined
            }
          />
        </Panel>
      )}
      <PapersPanel local={local} />
      <TakenEvidence view={view} />
      <Additions view={view} />
      {view.record && (
        <LinkButton to={`/field/inspections/${view.id}/addition`} variant="default" h={52}>
          {t('addition.title')}
        </LinkButton>
      )}
    </>
  );
}

const stepNumbers: Readonly<Record<InspectionView['state'], number>> = {
  draft: 0,
  submitted: 0,
  returned: 0,
  cancelled: 0,
  approved: 1,
  entered: 2,
  recorded: 3,
  told: 4,
  closed: 5,
};

function Progress({ view }: { view: InspectionView }) {
  const t = useT();
  return (
    <Steps
      current={stepNumbers[view.state]}
      steps={[
        { label: t('field.step.approved') },
        { label: t('field.step.entered') },
        { label: t('field.step.recorded') },
        { label: t('field.step.told') },
        { label: t('field.step.closed') },
      ]}
    />
  );
}

function Subject({ local }: { local: LocalInspection }) {
  const t = useT();
  const { view } = local;
  const { enterprise, entry } = view;
  return (
    <Panel title={t('field.inspection.subject')}>
      <DescriptionList
        items={[
          { label: t('field.inspection.credit-code'), value: enterprise.creditCode },
          { label: t('field.inspection.address'), value: enterprise.address },
          { label: t('field.inspection.contact'), value: enterprise.contactName },
          {
            label: t('field.inspection.phone'),
            value: <PhoneLink number={enterprise.contactPhone} />,
          },
          ...(entry
            ? [
                {
                  label: t('field.inspection.entry'),
                  value: `${formatInstant(entry.enteredAt)} ${entryText(t, entry)}`,
                  wide: true,
                },
              ]
            : []),
          ...(view.told
            ? [
                {
                  label: t('field.inspection.told'),
                  value: `${formatInstant(view.told.at)} ${view.told.to}`,
                  wide: true,
                },
              ]
            : []),
          ...(view.closedAt === null
            ? []
            : [
                {
                  label: t('field.inspection.closed-at'),
                  value: <Closing at={view.closedAt} local={local} />,
                  wide: true,
                },
              ]),
          ...(entry?.confirmedBy
            ? [{ label: t('field.inspection.confirmed-by'), value: entry.confirmedBy, wide: true }]
            : []),
        ]}
      />
      <AppLink to={`/field/enterprises/${enterprise.id}`} className={styles.touchLink}>
        {t('field.inspection.all-visits')}
      </AppLink>
    </Panel>
  );
}

/** When it was closed, and which time counts. */
function Closing({ at, local }: { at: string; local: LocalInspection }) {
  const t = useT();
  const isQueued = local.items.some(({ envelope, receipt }) => envelope.command.kind === 'close' && receipt === null);
  const note = closingNote(t, local.view, !isQueued);
  return (
    <>
      {formatInstant(at)}
      {note !== '' && <span className={styles.closingNote}>{note}</span>}
    </>
  );
}

function Basis({ view }: { view: InspectionView }) {
  const t = useT();
  const { fields, planLine } = view;
  const from = planLine
    ? t('field.inspection.plan-line', { year: planLine.year, no: planLine.no })
    : (fields.groundDocumentNo ?? '');
  return (
    <Panel title={t('field.inspection.basis')}>
      <DescriptionList
        items={[
          { label: t('field.inspection.notice-no'), value: view.noticeNo },
          {
            label: t('field.inspection.window'),
            value: t('field.window', { from: formatDay(view.plannedFrom), until: formatDay(view.plannedUntil) }),
          },
          { label: t('field.inspection.type'), value: t(`inspections.type.${view.type}`) },
          {
            label: t('field.inspection.ground'),
            value: `${t(`inspections.ground.${view.groundKind}`)} ${from}`,
          },
          {
            label: t('field.inspection.approval'),
            value: view.approval && `${view.approval.by} ${formatInstant(view.approval.at)}`,
          },
          {
            label: t('field.inspection.cap'),
            value: <InspectionCap use={view.capUse} groundKind={view.groundKind} />,
          },
        ]}
      />
      {view.matterDetails.map((matter) => (
        <div key={matter.matterId}>
          <Text fw={600} mt={12}>
            {matter.name}
          </Text>
          <Text>{matter.content}</Text>
          <Text c="dimmed">{matter.basis}</Text>
        </div>
      ))}
    </Panel>
  );
}

function Materials({ view }: { view: InspectionView }) {
  const t = useT();
  return (
    <Panel title={t('field.inspection.materials')}>
      <div className={styles.fields}>
        {view.noticeNo !== null && (
          <>
            <LinkButton
              to={`/field/inspections/${view.id}/official/notice`}
              variant="default"
              h={52}
              leftSection={<IconFileText size={20} aria-hidden />}
            >
              {t('field.paper.notice')}
            </LinkButton>
            <LinkButton
              to={`/field/inspections/${view.id}/official/approval-form`}
              variant="default"
              h={52}
              leftSection={<IconFileText size={20} aria-hidden />}
            >
              {t('field.paper.approval-form')}
            </LinkButton>
          </>
        )}
        <details>
          <summary className={styles.summary}>
            {t('field.inspection.checklist', { count: view.checklist.length })}
          </summary>
          <ol className={styles.checkPreview}>
            {view.checklist.map((check) => (
              <li key={check.key}>
                {check.text}
                {check.clause && <div className={styles.dim}>{check.clause}</div>}
              </li>
            ))}
          </ol>
        </details>
      </div>
    </Panel>
  );
}

function Officers({ view }: { view: InspectionView }) {
  const t = useT();
  return (
    <Panel title={t('field.inspection.officers')}>
      <ul className={styles.list}>
        {view.officerDetails.map((officer) => (
          <li key={officer.id}>
            <strong>{officer.name}</strong>
            <div className={styles.dim}>{t('field.certificate-no', { number: officer.certificateNo })}</div>
          </li>
        ))}
        {view.fields.assistants.length > 0 && (
          <li>
            {t('field.inspection.assistants', { names: view.fields.assistants.join(t('inspections.list-comma')) })}
          </li>
        )}
      </ul>
    </Panel>
  );
}
