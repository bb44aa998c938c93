/** Adds a section, or renames one. */
import { createSection, listSections, updateSection } from '@liangma/contract/bureaus';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextField } from '../../ui/text-fields.tsx';
import type { Section } from './use-section-order.ts';

export interface SectionDialogProps {
  /** A section is renamed; a number in the order: a new one is added there; null: closed. */
  subject: Section | number | null;
  onClose: () => void;
}

export function SectionDialog({ subject, onClose }: SectionDialogProps) {
  const t = useT();
  const title = typeof subject === 'number' ? t('bureaus.section.new') : t('bureaus.section.rename');
  return (
    <Dialog opened={subject !== null} onClose={onClose} title={title}>
      {typeof subject === 'number' && <NewSection sort={subject} onDone={onClose} />}
      {subject !== null && typeof subject !== 'number' && <RenamedSection section={subject} onDone={onClose} />}
    </Dialog>
  );
}

function NewSection({ sort, onDone }: { sort: number; onDone: () => void }) {
  const t = useT();
  const form = useAppForm({ schema: createSection.body, defaultValues: { sort } });
  const command = useCommand(createSection, {
    invalidates: [listSections],
    onDone: ({ name }) => {
      notifyDone(t('bureaus.section.added', { name }));
      onDone();
    },
  });
  return (
    <Form
      form={form}
      label={t('bureaus.section.new')}
      onSubmit={(body) => command.mutate({ body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('bureaus.section.add')}
      onCancel={onDone}
    >
      <TextField name="name" label={t('bureaus.section.name')} required maxLength={60} />
    </Form>
  );
}

function RenamedSection({ section, onDone }: { section: Section; onDone: () => void }) {
  const t = useT();
  const form = useAppForm({ schema: updateSection.body, defaultValues: { name: section.name, sort: section.sort } });
  const command = useCommand(updateSection, {
    invalidates: [listSections],
    onDone: ({ name }) => {
      notifyDone(t('bureaus.section.renamed', { name }));
      onDone();
    },
  });
  return (
    <Form
      form={form}
      label={t('bureaus.section.rename')}
      onSubmit={(body) => command.mutate({ params: { sectionId: section.id }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('bureaus.section.save')}
      onCancel={onDone}
    >
      <TextField name="name" label={t('bureaus.section.name')} required maxLength={60} />
    </Form>
  );
}
