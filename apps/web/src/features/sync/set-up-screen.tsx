/** Sets the tablet up for the logged-in account: its name, a PIN, and from then on it works without the server. */
import { registerDevice } from '@liangma/contract/devices';
import { Checkbox, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconKey } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { call } from '../../api/client.ts';
import { useT } from '../../messages/use-t.ts';
import { fieldDatabase } from '../../offline/database.ts';
import { deviceAccounts, deviceId, deviceName } from '../../offline/device.ts';
import { setUpField } from '../../offline/field-session.ts';
import { keepStorage } from '../../offline/storage-room.ts';
import { AppLink, LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { safePath } from '../../ui/safe-path.ts';
import { TextField } from '../../ui/text-fields.tsx';
import { ChangePasswordForm, sessionQuery } from '../people/public.ts';
import { mayCarryOut } from './may-carry-out.ts';
import { Cover } from './cover.tsx';
import { PinField } from './pin-field.tsx';
import { newPin } from './pin-schema.ts';

const schema = z
  .object({ deviceName: registerDevice.body.shape.name, pin: newPin, repeated: z.string() })
  .refine((values) => values.pin === values.repeated, { path: ['repeated'], message: 'pin-differs' });

export default function SetUpScreen() {
  const t = useT();
  const { data: session } = useQuery(sessionQuery);
  const device = useQuery({
    queryKey: ['device-facts'],
    queryFn: async () => {
      const db = fieldDatabase();
      return { id: await deviceId(db), name: await deviceName(db), accounts: await deviceAccounts(db) };
    },
    networkMode: 'always',
    gcTime: 0,
    staleTime: 0,
  });
  if (!session) return null;
  const { account } = session;
  return (
    <Cover
      title={t('sync.set-up.title')}
      footer={
        <AppLink to="/login" search={{ next: '/field/set-up' }}>
          {t('sync.set-up.other-account')}
        </AppLink>
      }
    >
      {mayCarryOut(account.roles) ? (
        <Loaded query={device}>
          {(facts) => (
            <SetUpForm
              // Whoever logs in as somebody else begins anew.
              key={account.id}
              facts={facts}
            />
          )}
        </Loaded>
      ) : (
        <Stack gap="md">
          <Text>{t('sync.set-up.not-field')}</Text>
          <LinkButton to="/home">{t('sync.unlock.desk')}</LinkButton>
        </Stack>
      )}
      <Dialog opened={account.mustChangePassword} onClose={null} title={t('people.password.title')}>
        <Stack gap="md">
          <Text size="sm">{t('people.password.must-change')}</Text>
          <ChangePasswordForm onDone={() => {}} />
        </Stack>
      </Dialog>
    </Cover>
  );
}

interface Facts {
  id: string;
  name: string | null;
  accounts: { id: string; unsent: number; drafts: number }[];
}

function SetUpForm({ facts }: { facts: Facts }) {
  const t = useT();
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const form = useAppForm({ schema, defaultValues: { deviceName: facts.name } });
  const [isSure, setSure] = useState(false);
  const known = facts.accounts.find(({ id }) => id === session?.account.id);
  const setUp = useMutation({
    networkMode: 'always',
    mutationFn: async (values: z.output<typeof schema>) => {
      if (!session) return;
      await call(registerDevice, { body: { deviceId: facts.id, name: values.deviceName } });
      await setUpField({ session, pin: values.pin, deviceName: values.deviceName });
      await keepStorage();
      await navigate({ href: safePath(search['next'], '/field/inspections'), replace: true });
    },
  });
  if (!session) return null;
  const { account, bureau } = session;

  return (
    <Stack gap="md">
      <Text>{t('sync.set-up.intro')}</Text>
      <DescriptionList
        items={[
          {
            label: t('sync.set-up.account'),
            value: `${account.displayName} (${account.username}) · ${bureau.name}`,
            wide: true,
          },
        ]}
      />
      {known ? (
        <Notice
          tone="warning"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('sync.set-up.again-title', { name: account.displayName })}
        >
          <Stack gap="sm">
            <span>
              {t('sync.set-up.again-text')}
              {known.unsent > 0 && <strong>{t('sync.set-up.again-unsent', { count: known.unsent })}</strong>}
              {known.drafts > 0 && <strong>{t('sync.set-up.again-drafts', { count: known.drafts })}</strong>}
            </span>
            <LinkButton to="/field/unlock" variant="default">
              {t('sync.set-up.go-unlock')}
            </LinkButton>
            <Checkbox
              label={t('sync.set-up.again-confirm')}
              checked={isSure}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
          </Stack>
        </Notice>
      ) : (
        <Notice tone="warning" icon={<IconKey aria-hidden />}>
          {t('sync.set-up.forgotten-warning')}
        </Notice>
      )}
      {(!known || isSure) && (
        <Form
          form={form}
          label={t('sync.set-up.title')}
          onSubmit={(values) => setUp.mutate(values)}
          error={setUp.error}
          busy={setUp.isPending}
          submitLabel={t('sync.set-up.submit')}
          wideSubmit
        >
          <TextField
            name="deviceName"
            label={t('sync.set-up.device-name')}
            hint={t('sync.set-up.device-name-hint')}
            maxLength={60}
            required
          />
          <PinField name="pin" label={t('sync.set-up.pin')} hint={t('sync.set-up.pin-hint')} />
          <PinField name="repeated" label={t('sync.set-up.pin-repeat')} />
        </Form>
      )}
    </Stack>
  );
}
