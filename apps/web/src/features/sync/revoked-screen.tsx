/**
 * The bureau has revoked this tablet: says so, and whose work has not arrived; that can be taken out as a file first, each
 * with the PIN of its owner. Then everything here is deleted, when somebody says so and, whether or not anybody looks, when
 * the time is over.
 */
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { lockField } from '../../offline/current-field.ts';
import { fieldDatabase } from '../../offline/database.ts';
import { deviceAccounts } from '../../offline/device.ts';
import type { LockedAccount } from '../../offline/device.ts';
import { hasUnsent, knownRevocation, noteExported, noteRevocation } from '../../offline/revocation.ts';
import { useFieldAccount, useOutbox } from '../../offline/use-field.tsx';
import { wipeTablet } from '../../offline/wipe.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Cover } from './cover.tsx';
import { useDraftCount, useSyncStatus } from './use-sync.ts';
import { useWipeAt } from './use-wipe-at.ts';

/** Every inspector's tablet would load it for a screen that hardly any ever shows. */
const BackupPanel = lazy(() => import('./backup-panel.tsx'));

/** Whose work goes with the tablet and is in no file. */
interface Losing {
  unsent: number;
  drafts: number;
  others: readonly string[];
}

async function readTablet(accountId: string, reason: string) {
  const db = fieldDatabase();
  const revocation = await noteRevocation(db, { accountId, reason }, new Date());
  const accounts = await deviceAccounts(db);
  return { revocation, others: accounts.filter((one) => one.id !== accountId && hasUnsent(one)) };
}

export function RevokedScreen() {
  const t = useT();
  const { account } = useFieldAccount();
  const unsent = useOutbox().filter(({ receipt }) => receipt === null).length;
  const drafts = useDraftCount();
  const { paused } = useSyncStatus();
  const reason = paused?.kind === 'revoked' ? paused.reason : '';
  const { data, refetch } = useQuery({
    queryKey: ['revoked-tablet', account.id, reason],
    queryFn: () => readTablet(account.id, reason),
    networkMode: 'always',
    gcTime: 0,
    staleTime: 0,
  });
  useWipeAt(data?.revocation.wipeAt ?? null);
  const [losing, setLosing] = useState<Losing | null>(null);
  const isExported = data?.revocation.exported.includes(account.id) === true;
  const others = data?.others ?? [];

  /** As it stands there now: a colleague may have work here that this account does not see. */
  const wipe = async () => {
    const db = fieldDatabase();
    const exported = (await knownRevocation(db))?.exported ?? [];
    const accounts = await deviceAccounts(db);
    const left = accounts
      .map((one) => (one.id === account.id ? { ...one, unsent } : one))
      .filter((one) => hasUnsent(one) && !exported.includes(one.id));
    const sum = (count: (one: LockedAccount) => number) => left.reduce((total, one) => total + count(one), 0);
    if (left.length === 0) await wipeTablet();
    else
      setLosing({
        unsent: sum((one) => one.unsent),
        drafts: sum((one) => one.drafts),
        others: left.filter(({ id }) => id !== account.id).map(({ name }) => name),
      });
  };
  // Who cannot see what is lost is asked.
  const wipeOrAsk = () =>
    void wipe().catch(() => setLosing({ unsent, drafts, others: others.map(({ name }) => name) }));

  return (
    <Cover title={t('sync.revoked.title')}>
      <Stack gap="md">
        {data && <Text>{t('sync.revoked.text', { time: formatInstant(data.revocation.wipeAt) })}</Text>}
        {data && data.revocation.reason !== '' && (
          <Text>{t('sync.revoked.reason', { reason: data.revocation.reason })}</Text>
        )}
        {unsent > 0 && (
          <Notice tone="warning" announce="alert" title={t('sync.revoked.unsent', { count: unsent })}>
            {t('sync.revoked.unsent-text')}
          </Notice>
        )}
        {drafts > 0 && <Text fw={600}>{t('sync.revoked.drafts', { count: drafts })}</Text>}
        {unsent + drafts > 0 && (
          <Suspense>
            <BackupPanel
              isExportOnly
              onExported={() => void noteExported(fieldDatabase(), account.id).then(() => refetch())}
            />
          </Suspense>
        )}
        {isExported && <Notice tone="success">{t('sync.revoked.exported')}</Notice>}
        {others.length > 0 && <Others accounts={others} exported={data?.revocation.exported ?? []} />}
        <Button color="red.9" onClick={wipeOrAsk}>
          {t('sync.revoked.now')}
        </Button>
      </Stack>
      <ConfirmDialog
        opened={losing !== null}
        onClose={() => setLosing(null)}
        title={t('sync.revoked.now')}
        question={losing && <LosingText losing={losing} />}
        confirmLabel={t('sync.revoked.now')}
        danger
        onConfirm={() => void wipeTablet()}
      />
    </Cover>
  );
}

function Others({ accounts, exported }: { accounts: readonly LockedAccount[]; exported: readonly string[] }) {
  const t = useT();
  return (
    <Notice tone="warning" announce="alert" title={t('sync.revoked.others')}>
      {accounts.map(({ id, name, unsent, drafts }) => (
        <Text key={id} component="span" display="block" mt={4}>
          {t(exported.includes(id) ? 'sync.revoked.other-exported' : 'sync.revoked.other', { name, unsent, drafts })}
        </Text>
      ))}
      <Button variant="default" mt={8} onClick={() => lockField()}>
        {t('sync.revoked.switch')}
      </Button>
    </Notice>
  );
}

function LosingText({ losing: { unsent, drafts, others } }: { losing: Losing }) {
  const t = useT();
  return (
    <>
      {t('sync.revoked.question', { count: unsent, drafts })}
      {others.length > 0 && (
        <Text fw={600} mt={8}>
          {t('sync.revoked.question-others', { names: others.join(t('sync.revoked.and')) })}
        </Text>
      )}
    </>
  );
}
