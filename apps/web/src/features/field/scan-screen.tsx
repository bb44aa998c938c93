/** 扫码: whose code is this, how often was it visited this year, and which of my inspections can begin here now. */
import { Button, Text } from '@mantine/core';
import type { PackEnterprise } from '@liangma/contract/field-pack';
import type { LocalInspection } from '@liangma/offline/project';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useFieldEnterprises, useFieldInspections, usePackInspection } from '../../offline/use-field.tsx';
import { CodeScanner } from '../../scanner/code-scanner.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { BigButton } from '../../ui/field-controls.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { EnterpriseHead } from './enterprise-head.tsx';
import styles from './field.module.css';
import { enterpriseOf, judgeScan } from './local-code.ts';
import { useToday } from './use-official-time.ts';
import { StepFailure, useStep } from './use-step.tsx';
import { VisitsOfYear } from './visits-of-year.tsx';

export default function ScanScreen() {
  const t = useT();
  const register = useFieldEnterprises();
  const [attempt, setAttempt] = useState(0);
  const [text, setText] = useState<string | null>(null);
  const found = text === null ? null : enterpriseOf(text, register);
  const again = () => {
    setText(null);
    setAttempt(attempt + 1);
  };
  return (
    <Page title={t('field.scan.title')}>
      {found && text !== null ? (
        <Found enterprise={found} text={text} again={again} />
      ) : (
        <Panel>
          <div className={styles.fields}>
            {text !== null && (
              <>
                <Notice tone="warning" announce="alert" title={t('field.scan.unknown')}>
                  {t('field.scan.unknown-text')}
                </Notice>
                <Button onClick={again}>{t('field.scanner.again')}</Button>
              </>
            )}
            <CodeScanner
              key={attempt}
              hint={t('field.scan.hint')}
              typedLabel={t('field.scan.typed')}
              typedHint={t('field.scan.typed-hint')}
              onText={setText}
              busy={false}
              isPaused={text !== null}
            />
          </div>
        </Panel>
      )}
    </Page>
  );
}

interface FoundProps {
  enterprise: PackEnterprise;
  /** What was scanned: it is enough to enter. */
  text: string;
  again: () => void;
}

function Found({ enterprise, text, again }: FoundProps) {
  const t = useT();
  const today = useToday();
  const mine = useFieldInspections() ?? [];
  const enterable = mine.filter(
    ({ view }) =>
      view.enterpriseId === enterprise.id &&
      view.allowedCommands.includes('enter') &&
      view.plannedFrom <= today &&
      today <= view.plannedUntil,
  );
  return (
    <>
      <Panel>
        <EnterpriseHead enterprise={enterprise} />
        <AppLink to={`/field/enterprises/${enterprise.id}`} className={styles.touchLink}>
          {t('field.scan.details')}
        </AppLink>
      </Panel>
      <Panel title={t('field.scan.enterable')}>
        {enterable.length === 0 && <Text>{t('field.scan.none')}</Text>}
        <ul className={styles.list}>
          {enterable.map((local) => (
            <li key={local.view.id}>
              <Enterable local={local} text={text} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('field.visits.of-year', { year: Number(today.slice(0, 4)) })}>
        <VisitsOfYear enterpriseId={enterprise.id} year={Number(today.slice(0, 4))} />
      </Panel>
      <Button variant="default" onClick={again}>
        {t('field.scanner.again')}
      </Button>
    </>
  );
}

function Enterable({ local: { view }, text }: { local: LocalInspection; text: string }) {
  const t = useT();
  const navigate = useNavigate();
  const packed = usePackInspection(view.id);
  const step = useStep(view);
  const [isForged, setForged] = useState(false);
  const path = `/field/inspections/${view.id}`;
  const enter = async () => {
    const { id: enterpriseId, creditCode } = view.enterprise;
    const verdict = await judgeScan(text, { enterpriseId, creditCode, codeHash: packed?.enterpriseCodeHash ?? '' });
    setForged(verdict !== 'right');
    if (verdict !== 'right' || !(await step.take({ kind: 'enter-by-enterprise-code', version: 1, text }))) return;
    notifyDone(t('field.entry.done', { name: view.enterpriseName }));
    void navigate({ to: path });
  };
  return (
    <div className={styles.next}>
      <div>
        <Text fw={600}>{view.matters.join(t('inspections.list-comma'))}</Text>
        <Text c="dimmed">
          {t('field.window', { from: formatDay(view.plannedFrom), until: formatDay(view.plannedUntil) })}
        </Text>
      </div>
      {isForged && (
        <Notice tone="warning" announce="alert" title={t('field.other-code.title.forged')}>
          {t('field.other-code.help.forged')}
        </Notice>
      )}
      <StepFailure step={step} />
      <BigButton disabled={step.isBusy} onClick={() => void enter()}>
        {t('field.scan.enter')}
      </BigButton>
      <AppLink to={path} className={styles.touchLink}>
        {t('field.scan.look')}
      </AppLink>
    </div>
  );
}
