/** A printable sheet of enterprise codes on A4, eight on a page: name, code, QR code, what it is for. In Chinese only. */
import { Button, Progress, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useSession } from '../people/public.ts';
import { useChosenCodes } from './chosen-codes.ts';
import styles from './enterprise-code-sheet.module.css';
import { useEnterpriseCodes } from './use-enterprise-codes.ts';
import type { EnterpriseCode } from './use-enterprise-codes.ts';

/** What hangs on the wall of an enterprise is an official paper: Chinese, whatever language the clerk reads. */
function Card({ code, bureau }: { code: EnterpriseCode; bureau: string }) {
  return (
    <li className={styles.card} lang="zh-CN">
      <QrCode text={code.url} label={`${code.name}的企业码`} size={150} />
      <div className={styles.text}>
        <strong className={styles.name}>{code.name}</strong>
        <span className={styles.number}>{code.creditCode}</span>
        <p>企业码。检查人员入企检查时，请出示执法证件并扫描本码登记。</p>
        <span className={styles.bureau}>{bureau}</span>
      </div>
    </li>
  );
}

export default function EnterpriseCodeSheetScreen() {
  const t = useT();
  const { bureau } = useSession();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const { chosen } = useChosenCodes();
  const ids = typeof search['id'] === 'string' ? [search['id']] : chosen.map((one) => one.id);
  const { codes, error, retry } = useEnterpriseCodes(ids);
  const isReady = ids.length > 0 && codes.length === ids.length;
  return (
    <Page
      title={t('enterprises.sheet.title')}
      intro={<span className={styles.screenOnly}>{t('enterprises.sheet.intro')}</span>}
      actions={
        <span className={styles.screenOnly}>
          <Button
            disabled={!isReady}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => globalThis.print()}
          >
            {t('enterprises.sheet.print')}
          </Button>
        </span>
      }
    >
      <ProblemAlert error={error} onRetry={retry} />
      {ids.length === 0 && (
        <Panel>
          <EmptyState
            title={t('enterprises.sheet.none')}
            action={<LinkButton to="/enterprises/codes">{t('enterprises.codes.title')}</LinkButton>}
          />
        </Panel>
      )}
      {!isReady && ids.length > 0 && !error && (
        <Panel>
          <Progress value={(codes.length / ids.length) * 100} aria-label={t('enterprises.sheet.preparing')} />
          <Text size="sm" mt="xs">
            {t('enterprises.sheet.preparing')}
          </Text>
        </Panel>
      )}
      {isReady && (
        <ul className={styles.sheet}>
          {codes.map((code) => (
            <Card key={code.url} code={code} bureau={bureau.name} />
          ))}
        </ul>
      )}
    </Page>
  );
}
