/** Registers that several matters were published: which, when, where. */
import { getTodo } from '@liangma/contract/bureaus';
import { getMatter, listMatters, publishMatters } from '@liangma/contract/matters';
import type { MatterView } from '@liangma/contract/matters';
import { getPlan } from '@liangma/contract/plans';
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormField } from '../../ui/form-fields.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextField } from '../../ui/text-fields.tsx';
import { useSession } from '../people/public.ts';
import styles from './publish-dialog.module.css';

function MattersField({ matters }: { matters: readonly MatterView[] }) {
  const t = useT();
  const label = t('matters.to-publish');
  const { field, id, error } = useFormField('matterIds', label);
  const chosen: string[] = Array.isArray(field.value) ? field.value : [];
  const toggle = (matterId: string) =>
    field.onChange(chosen.includes(matterId) ? chosen.filter((one) => one !== matterId) : [...chosen, matterId]);
  return (
    <fieldset className={styles.matters}>
      <legend>{label}</legend>
      <div className={styles.list}>
        {matters.map((matter, index) => (
          <Checkbox
            key={matter.id}
            id={index === 0 ? id : `${id}-${matter.id}`}
            label={matter.name}
            checked={chosen.includes(matter.id)}
            onChange={() => toggle(matter.id)}
          />
        ))}
      </div>
      <Group gap="xs" mt={4}>
        <Button variant="subtle" size="compact-sm" onClick={() => field.onChange(matters.map((matter) => matter.id))}>
          {t('matters.choose-all')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => field.onChange([])}>
          {t('matters.choose-none')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('matters.chosen', { count: chosen.length })}
        </Text>
      </Group>
      {error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
    </fieldset>
  );
}

export interface PublishDialogProps {
  /** Those that are not published yet. */
  matters: readonly MatterView[];
  onClose: () => void;
}

export function PublishDialog({ matters, onClose }: PublishDialogProps) {
  const t = useT();
  const { today } = useSession();
  const form = useAppForm({
    schema: publishMatters.body,
    defaultValues: { matterIds: matters.map((matter) => matter.id), publishedOn: today },
  });
  const command = useCommand(publishMatters, {
    invalidates: [listMatters, getMatter, getPlan, getTodo],
    onDone: ({ published }) => {
      notifyDone(t('matters.published-done', { count: published }));
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t('matters.publish')} size="lg">
      <Form
        form={form}
        onSubmit={(body) => command.mutate({ body })}
        error={command.error}
        busy={command.isPending}
        submitLabel={t('matters.publish')}
        onCancel={onClose}
      >
        <Text size="sm">{t('matters.publish-intro')}</Text>
        <MattersField matters={matters} />
        <DateField name="publishedOn" label={t('matters.published-on')} required max={today} />
        <TextField name="publicationUrl" label={t('matters.publication-url')} hint={t('matters.url-hint')} />
      </Form>
    </Dialog>
  );
}
