/** The lock screen: who works, their PIN, and what to do when it is forgotten. Works without any network. */
import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconLock } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { formatInstant, formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { NewerContentError } from '@liangma/offline/content-migrations';
import { fieldDatabase } from '../../offline/database.ts';
import type { LockedAccount } from '../../offline/device.ts';
import { deviceAccounts } from '../../offline/device.ts';
import { unlockField } from '../../offline/field-session.ts';
import { knownRevocation } from '../../offline/revocation.ts';
import { onStoringChange, storingNow } from '../../offline/storing.ts';
import { useCurrentField } from '../../offline/use-field.tsx';
import { AppLink, LinkButton } from '../../ui/app-link.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { safePath } from '../../ui/safe-path.ts';
import { Cover } from './cover.tsx';
import { PinField } from './pin-field.tsx';
import { anyPin } from './pin-schema.ts';
import { useWipeAt } from './use-wipe-at.ts';
import styles from './unlock-screen.module.css';

const schema = z.object({ pin: anyPin });

export default function UnlockScreen() {
  const t = useT();
  const field = useCurrentField();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const next = safePath(search['next'], '/field/inspections');
  const [chosen, setChosen] = useState<string | null>(null);
  const accounts = useQuery({
    queryKey: ['device-accounts'],
    queryFn: async () => {
      const db = fieldDatabase();
      return { all: await deviceAccounts(db), revocation: await knownRevocation(db) };
    },
    networkMode: 'always',
    gcTime: 0,
    staleTime: 0,
  });
  const wipeAt = accounts.data?.revocation?.wipeAt ?? null;
  useWipeAt(wipeAt);
  useEffect(() => {
    if (field) void navigate({ href: next, replace: true });
  }, [field, navigate, next]);

  return (
    <Cover
      title={t('sync.unlock.title')}
      footer={
        <>
          <AppLink to="/field/set-up">{t('sync.unlock.add')}</AppLink>
          <AppLink to="/home">{t('sync.unlock.desk')}</AppLink>
        </>
      }
    >
      {wipeAt !== null && (
        <Notice tone="warning" announce="alert" title={t('sync.revoked.title')}>
          {t('sync.unlock.revoked', { time: formatInstant(wipeAt) })}
        </Notice>
      )}
      <Loaded query={accounts}>
        {({ all }) => {
          const account = all.length === 1 ? all[0] : all.find(({ id }) => id === chosen);
          return account ? (
            <PinForm
              key={account.id}
              account={account}
              isRevoked={wipeAt !== null}
              {...(all.length > 1 ? { onBack: () => setChosen(null) } : {})}
            />
          ) : (
            <AccountChoice accounts={all} isRevoked={wipeAt !== null} onChoose={setChosen} />
          );
        }}
      </Loaded>
    </Cover>
  );
}

const useUnsentText = (isRevoked: boolean) => {
  const t = useT();
  return ({ unsent, drafts }: LockedAccount) => {
    const parts = [
      ...(unsent > 0 ? [t(isRevoked ? 'sync.unlock.unsent-revoked' : 'sync.unlock.unsent', { count: unsent })] : []),
      ...(drafts > 0 ? [t('sync.unlock.drafts', { count: drafts })] : []),
    ];
    return parts.length > 0 ? parts.join(' · ') : t('sync.unlock.all-sent');
  };
};

interface AccountChoiceProps {
  accounts: LockedAccount[];
  isRevoked: boolean;
  onChoose: (id: string) => void;
}

function AccountChoice({ accounts, isRevoked, onChoose }: AccountChoiceProps) {
  const t = useT();
  const unsentText = useUnsentText(isRevoked);
  return (
    <Stack gap="sm">
      <Text>{t('sync.unlock.choose')}</Text>
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <li key={account.id}>
            <UnstyledButton className={styles.account} onClick={() => onChoose(account.id)}>
              <span className={styles.initial} data-initial={account.name.slice(0, 1)} aria-hidden />
              <span className={styles.who}>
                <strong>{account.name}</strong>
                <span className={styles.more}>{account.bureauName}</span>
                <span className={styles.more} data-waiting={account.unsent + account.drafts > 0 || undefined}>
                  {unsentText(account)}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

interface PinFormProps {
  account: LockedAccount;
  isRevoked: boolean;
  onBack?: () => void;
}

function PinForm({ account, isRevoked, onBack }: PinFormProps) {
  const t = useT();
  const unsentText = useUnsentText(isRevoked);
  const form = useAppForm({ schema });
  const [asksForgotten, setAsksForgotten] = useState(false);
  const [waitUntil, setWaitUntil] = useState(account.waitUntil);
  const { setError, setFocus, setValue } = form;
  useEffect(() => setFocus('pin'), [setFocus]);
  const unlock = useMutation({
    networkMode: 'always',
    mutationFn: ({ pin }: { pin: string }) => unlockField(account.id, pin),
    onSuccess: (result) => {
      if (result.kind === 'unlocked') return;
      setValue('pin', '');
      if (result.kind === 'unknown') return;
      setWaitUntil(result.waitUntil);
      if (result.kind === 'wrong') setError('pin', { type: 'custom', message: 'pin-wrong' });
    },
  });
  const isWaiting = useIsBefore(waitUntil);
  const isStoring = useSyncExternalStore(onStoringChange, () => storingNow() !== null);

  return (
    <Stack gap="md">
      <div>
        <Text fw={600} size="lg">
          {account.name}
        </Text>
        <Text c="dimmed">{account.bureauName}</Text>
        <Text c="dimmed">{unsentText(account)}</Text>
      </div>
      {unlock.error && (
        <Notice tone="warning" announce="alert">
          {t(unlock.error instanceof NewerContentError ? 'sync.unlock.newer' : 'sync.unlock.failed')}
        </Notice>
      )}
      {isWaiting && (
        <Notice tone="warning" announce="alert" icon={<IconLock aria-hidden />}>
          {t('sync.unlock.wait', { time: formatTime(waitUntil) })}
        </Notice>
      )}
      {isStoring && <output>{t('sync.unlock.storing')}</output>}
      <Form
        form={form}
        label={t('sync.unlock.title')}
        onSubmit={(values) => unlock.mutate(values)}
        busy={unlock.isPending}
        submitLabel={t('sync.unlock.submit')}
        wideSubmit
      >
        <PinField name="pin" label={t('sync.unlock.pin-of', { name: account.name })} />
      </Form>
      <Group justify="space-between">
        {onBack ? (
          <Button variant="subtle" leftSection={<IconChevronLeft size={18} aria-hidden />} onClick={onBack}>
            {t('sync.unlock.choose')}
          </Button>
        ) : (
          <span />
        )}
        <Button variant="subtle" onClick={() => setAsksForgotten(true)}>
          {t('sync.unlock.forgotten')}
        </Button>
      </Group>
      <Dialog opened={asksForgotten} onClose={() => setAsksForgotten(false)} title={t('sync.unlock.forgotten-title')}>
        <Stack gap="md">
          <Text>{t('sync.unlock.forgotten-text')}</Text>
          {account.unsent > 0 && <Text fw={600}>{t('sync.unlock.forgotten-unsent', { count: account.unsent })}</Text>}
          {account.drafts > 0 && <Text fw={600}>{t('sync.unlock.forgotten-drafts', { count: account.drafts })}</Text>}
          <LinkButton to="/login" search={{ next: '/field/set-up' }} variant="default">
            {t('sync.unlock.forgotten-go')}
          </LinkButton>
        </Stack>
      </Dialog>
    </Stack>
  );
}

/** Whether an instant is still to come; changes by itself when it is reached. */
function useIsBefore(instant: string | null): boolean {
  const [now, setNow] = useState(() => Date.now());
  const at = instant === null ? 0 : Date.parse(instant);
  useEffect(() => {
    if (at <= now) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(at - now + 50, 60_000));
    return () => clearTimeout(timer);
  }, [at, now]);
  return at > now;
}
