/**
 * 亮码: the inspection code over the whole screen, black on white for any light, until the enterprise has confirmed.
 * That it has is noticed without a touch.
 */
import { Button, FocusTrap, Text } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { getInspectionCode } from '@liangma/contract/inspections';
import { IconCircleCheckFilled, IconSunHigh, IconX } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useConnected } from '../../api/connection.ts';
import { useEndpoint } from '../../api/queries.ts';
import { formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { useField } from '../../offline/use-field.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import styles from './code-screen.module.css';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import { useAwake } from './use-awake.ts';
import { useInspectionCode } from './use-inspection-code.ts';

export default function CodeScreen() {
  const t = useT();
  const { inspectionId = '' } = useParams({ strict: false });
  const { local } = useInspectionOf(inspectionId);
  const back = `/field/inspections/${inspectionId}`;
  return (
    <FocusTrap>
      <dialog open aria-modal="true" aria-labelledby="code-title" className={styles.screen}>
        <div className={styles.head}>
          <h1 id="code-title">{t('field.code.title')}</h1>
          <Button
            variant="default"
            leftSection={<IconX size={20} aria-hidden />}
            renderRoot={(props) => <Link {...props} to={back} />}
            data-autofocus
          >
            {t('ui.close')}
          </Button>
        </div>
        <FieldInspection local={local}>{({ view }) => <Code key={view.id} view={view} />}</FieldInspection>
      </dialog>
    </FocusTrap>
  );
}

/** Waits for the entry; opened after it, it shows the code again, for the enterprise to read who is here and why. */
function Code({ view }: { view: InspectionView }) {
  const [isToRead] = useState(view.entry !== null);
  return view.entry && !isToRead ? <Entered view={view} /> : <ShownCode view={view} isToRead={isToRead} />;
}

const askMs = 3_000;

/** While the enterprise holds its phone, the server is asked whether it has confirmed; then the tablet fetches the entry. */
function useConfirmation(inspectionId: string, isWaiting: boolean): void {
  const { sync } = useField();
  const { data } = useEndpoint(
    getInspectionCode,
    { params: { inspectionId } },
    { enabled: isWaiting, refetchEveryMs: isWaiting && askMs },
  );
  const enteredAt = data?.enteredAt ?? null;
  useEffect(() => {
    if (enteredAt !== null) void sync.everything().catch(() => undefined);
  }, [enteredAt, sync]);
}

function ShownCode({ view, isToRead }: { view: InspectionView; isToRead: boolean }) {
  const t = useT();
  useAwake();
  const isConnected = useConnected();
  const { url, secondsLeft, hasSecret } = useInspectionCode(view.id);
  useConfirmation(view.id, !isToRead);

  return (
    <div className={styles.body}>
      <div className={styles.picture}>
        {url !== null ? (
          <QrCode text={url} label={t('field.code.label', { name: view.enterprise.name })} size={640} />
        ) : (
          <Text role="alert" fw={600}>
            {t(hasSecret ? 'ui.loading' : 'field.code.no-secret')}
          </Text>
        )}
      </div>
      <div className={styles.side}>
        <p className={styles.who}>{view.enterprise.name}</p>
        <p className={styles.what}>{t(isToRead ? 'field.code.read' : 'field.code.ask')}</p>
        {!isToRead && (
          <p className={styles.waiting}>
            <span className={styles.pulse} aria-hidden />
            {t('field.code.waiting')}
          </p>
        )}
        {!isToRead && !isConnected && <p className={styles.what}>{t('field.code.offline')}</p>}
        {url !== null && (
          <p className={styles.dim}>
            {t('field.code.countdown', { minutes: Math.floor(secondsLeft / 60), seconds: secondsLeft % 60 })}
          </p>
        )}
        <p className={styles.dim}>
          <IconSunHigh size={20} aria-hidden /> {t('field.code.brightness')}
        </p>
        {url !== null && (
          <div>
            <p className={styles.dim}>{t('field.code.address')}</p>
            <p className={styles.address}>{url}</p>
          </div>
        )}
        {!isToRead && (
          <>
            <LinkButton to={`/field/inspections/${view.id}/scan`} variant="default">
              {t('field.code.scan-instead')}
            </LinkButton>
            <LinkButton to={`/field/inspections/${view.id}/exception`} variant="subtle">
              {t('field.exception.title')}
            </LinkButton>
          </>
        )}
      </div>
    </div>
  );
}

/** The enterprise has confirmed. */
function Entered({ view }: { view: InspectionView }) {
  const t = useT();
  const { entry } = view;
  if (!entry) return null;
  const time = formatTime(entry.enteredAt);
  return (
    <div className={styles.body}>
      <output className={styles.entered}>
        <IconCircleCheckFilled size={72} aria-hidden />
        <strong>
          {entry.way === 'inspection-code'
            ? t('field.code.confirmed', { name: entry.confirmedBy, time })
            : t('field.code.entered', { time })}
        </strong>
        <span>{view.enterprise.name}</span>
      </output>
      <div className={styles.side}>
        {view.allowedCommands.includes('record') && (
          <LinkButton to={`/field/inspections/${view.id}/record`} h={64} fz={18}>
            {t('field.record.begin')}
          </LinkButton>
        )}
        <LinkButton to={`/field/inspections/${view.id}`} variant="default" h={52}>
          {t('field.back-to-inspection')}
        </LinkButton>
      </div>
    </div>
  );
}
