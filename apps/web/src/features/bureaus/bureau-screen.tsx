/** The bureau: what holds for it, what is still missing, and its sections. */
import { getBureau } from '@liangma/contract/bureaus';
import type { BureauView } from '@liangma/contract/bureaus';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { Description } from '../../ui/description-list.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OutsideLink, Page, Panel } from '../../ui/page.tsx';
import { useSession } from '../people/public.ts';
import { SectionsPanel } from './sections-panel.tsx';

const linkTo = (address: string | null) => address && <OutsideLink href={address}>{address}</OutsideLink>;

const basics = (t: Translate, bureau: BureauView): Description[] => [
  { label: t('bureaus.name'), value: bureau.name, wide: true },
  { label: t('bureaus.kind'), value: t(`bureaus.kind.${bureau.kind}`) },
  { label: t('bureaus.region'), value: [bureau.regionName, bureau.regionCode].filter(Boolean).join(' ') },
  ...(bureau.kind === 'entrusted'
    ? [
        { label: t('bureaus.entrusting-body'), value: bureau.entrustingBody, wide: true },
        { label: t('bureaus.entrustment-url'), value: linkTo(bureau.entrustmentUrl), wide: true },
      ]
    : []),
  { label: t('bureaus.code'), value: bureau.code },
  { label: t('bureaus.document-prefix'), value: bureau.documentPrefix },
  { label: t('bureaus.complaint-phone'), value: bureau.complaintPhone },
];

const announcement = (t: Translate, bureau: BureauView): Description[] => [
  { label: t('bureaus.announced-on'), value: bureau.announcedOn && formatDay(bureau.announcedOn) },
  { label: t('bureaus.announcement-url'), value: linkTo(bureau.announcementUrl), wide: true },
];

const frequency = (t: Translate, bureau: BureauView): Description[] => [
  {
    label: t('bureaus.cap'),
    value: bureau.capPerYear === null ? t('bureaus.cap-none') : t('bureaus.cap-of-year', { count: bureau.capPerYear }),
  },
  {
    label: t('bureaus.merge-window'),
    value:
      bureau.mergeWindowDays === null
        ? t('bureaus.merge-none')
        : t('bureaus.merge-days', { count: bureau.mergeWindowDays }),
  },
  ...(bureau.capPerYear === null ? [] : [{ label: t('bureaus.cap-source'), value: bureau.capSource, wide: true }]),
];

function Obstacles({ bureau }: { bureau: BureauView }) {
  const t = useT();
  const isEntrustmentMissing = bureau.kind === 'entrusted' && !(bureau.entrustingBody && bureau.entrustmentUrl);
  const icon = <IconAlertTriangle size={20} aria-hidden />;
  return (
    <>
      {bureau.announcedOn === null && (
        <Notice tone="warning" icon={icon} title={t('bureaus.not-announced')}>
          {t('bureaus.announcement-why')}
        </Notice>
      )}
      {isEntrustmentMissing && (
        <Notice tone="warning" icon={icon} title={t('bureaus.entrustment-missing')}>
          {t('bureaus.entrustment-why')}
        </Notice>
      )}
    </>
  );
}

export default function BureauScreen() {
  const t = useT();
  const { may } = useSession();
  const query = useEndpoint(getBureau, {});
  const mayEdit = may('bureau.edit');
  return (
    <Page
      title={t('bureaus.detail.title')}
      width="form"
      actions={mayEdit && <LinkButton to="/settings/bureau/edit">{t('bureaus.edit.title')}</LinkButton>}
    >
      <Loaded query={query}>
        {(bureau) => (
          <>
            <Obstacles bureau={bureau} />
            <Panel title={t('bureaus.basics')}>
              <DescriptionList items={basics(t, bureau)} />
            </Panel>
            <Panel title={t('bureaus.announcement')}>
              <DescriptionList items={announcement(t, bureau)} />
            </Panel>
            <Panel title={t('bureaus.frequency')}>
              <DescriptionList items={frequency(t, bureau)} />
            </Panel>
          </>
        )}
      </Loaded>
      <SectionsPanel mayEdit={mayEdit} />
    </Page>
  );
}
