/** The account's own password: the current one, the new one twice. */
import { changePassword, getSession, newPassword } from '@liangma/contract/people';
import { z } from 'zod';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { PasswordField } from '../../ui/text-fields.tsx';

const schema = changePassword.body
  .extend({ repeated: z.string().min(1) })
  .refine((values) => values.next === values.repeated, { path: ['repeated'], message: 'password-differs' });

export interface ChangePasswordProps {
  onDone: () => void;
  onCancel?: () => void;
}

/** The form alone, also for accounts that must change their password before anything else. */
export function ChangePasswordForm({ onDone, onCancel }: ChangePasswordProps) {
  const t = useT();
  const form = useAppForm({ schema });
  const command = useCommand(changePassword, {
    invalidates: [getSession],
    onDone: () => {
      notifyDone(t('people.password.done'));
      onDone();
    },
  });
  return (
    <Form
      form={form}
      label={t('people.password.title')}
      onSubmit={({ current, next }) => command.mutate({ body: { current, next } })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('people.password.submit')}
      {...(onCancel ? { onCancel } : {})}
    >
      <PasswordField name="current" label={t('people.password.current')} autoComplete="current-password" required />
      <PasswordField
        name="next"
        label={t('people.password.new')}
        hint={t('people.password.hint', { count: newPassword.minLength ?? 0 })}
        autoComplete="new-password"
        required
      />
      <PasswordField name="repeated" label={t('people.password.repeat')} autoComplete="new-password" required />
    </Form>
  );
}

export function ChangePasswordDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('people.password.title')}>
      <ChangePasswordForm onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
