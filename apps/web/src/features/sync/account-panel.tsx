/** The account on this tablet: change its PIN, or take it off the tablet once nothing of it waits. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconKey, IconUserMinus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { fieldDatabase } from '../../offline/database.ts';
import { changePin, removeAccount } from '../../offline/device.ts';
import { lockField } from '../../offline/current-field.ts';
import { useFieldAccount, useOutbox } from '../../offline/use-field.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Panel } from '../../ui/page.tsx';
import { PinField } from './pin-field.tsx';
import { anyPin, newPin } from './pin-schema.ts';
import { useDraftCount } from './use-sync.ts';

export function AccountPanel({ isExported }: { isExported: boolean }) {
  const t = useT();
  const [dialog, setDialog] = useState<'pin' | 'remove' | null>(null);
  const close = () => setDialog(null);
  return (
    <Panel title={t('sync.account.title')}>
      <Stack gap="md">
        <Text size="sm">{t('sync.account.text')}</Text>
        <Group gap="sm">
          <Button variant="default" leftSection={<IconKey size={18} aria-hidden />} onClick={() => setDialog('pin')}>
            {t('sync.pin.title')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconUserMinus size={18} aria-hidden />}
            onClick={() => setDialog('remove')}
          >
            {t('sync.account.remove')}
          </Button>
        </Group>
      </Stack>
      <Dialog opened={dialog === 'pin'} onClose={close} title={t('sync.pin.title')}>
        <ChangePinForm onDone={close} />
      </Dialog>
      <RemoveDialog opened={dialog === 'remove'} onClose={close} isExported={isExported} />
    </Panel>
  );
}

const pinSchema = z
  .object({ current: anyPin, next: newPin, repeated: z.string() })
  .refine((values) => values.next === values.repeated, { path: ['repeated'], message: 'pin-differs' });

function ChangePinForm({ onDone }: { onDone: () => void }) {
  const t = useT();
  const { account } = useFieldAccount();
  const form = useAppForm({ schema: pinSchema });
  const { setError } = form;
  const change = useMutation({
    networkMode: 'always',
    mutationFn: (pins: { current: string; next: string }) => changePin(fieldDatabase(), account.id, pins, new Date()),
    onSuccess: (result) => {
      if (result.kind === 'wrong') setError('current', { type: 'custom', message: 'pin-wrong' });
      if (result.kind !== 'unlocked') return;
      notifyDone(t('sync.pin.done'));
      onDone();
    },
  });
  const tried = change.data;
  const waitUntil = tried && 'waitUntil' in tried ? tried.waitUntil : null;
  return (
    <Stack gap="md">
      {waitUntil !== null && (
        <Notice tone="warning" announce="alert">
          {t('sync.unlock.wait', { time: formatTime(waitUntil) })}
        </Notice>
      )}
      <Form
        form={form}
        label={t('sync.pin.title')}
        onSubmit={(pins) => change.mutate(pins)}
        error={change.error}
        busy={change.isPending}
        submitLabel={t('sync.pin.submit')}
        onCancel={onDone}
      >
        <PinField name="current" label={t('sync.pin.current')} />
        <PinField name="next" label={t('sync.pin.next')} hint={t('sync.set-up.pin-hint')} />
        <PinField name="repeated" label={t('sync.pin.repeat')} />
      </Form>
    </Stack>
  );
}

interface RemoveDialogProps {
  opened: boolean;
  onClose: () => void;
  /** Unsent work was exported to a file just now. */
  isExported: boolean;
}

function RemoveDialog({ opened, onClose, isExported }: RemoveDialogProps) {
  const t = useT();
  const { account } = useFieldAccount();
  const unsent = useOutbox().filter(({ receipt }) => receipt === null).length;
  const drafts = useDraftCount();
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      lockField();
      await removeAccount(fieldDatabase(), account.id);
    },
  });
  const title = t('sync.account.remove-title', { name: account.displayName });
  if (unsent > 0 && !isExported)
    return (
      <Dialog opened={opened} onClose={onClose} title={title}>
        <Text>{t('sync.account.remove-unsent', { count: unsent })}</Text>
      </Dialog>
    );
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={title}
      question={
        <Stack gap="xs">
          <Text>{t('sync.account.remove-question')}</Text>
          {unsent > 0 && <Text fw={600}>{t('sync.account.remove-exported', { count: unsent })}</Text>}
          {drafts > 0 && <Text fw={600}>{t('sync.account.remove-drafts', { count: drafts })}</Text>}
        </Stack>
      }
      confirmLabel={t('sync.account.remove-confirm')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
    />
  );
}
