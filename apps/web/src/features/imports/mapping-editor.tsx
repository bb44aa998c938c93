/** Correcting how a file was read: which sheets, which row is the header, which column holds what. */
import { Text } from '@mantine/core';
import { getImport, listImportRows, remapImport } from '@liangma/contract/imports';
import type { ImportRunView } from '@liangma/contract/imports';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { draftOf, mappingDraft, mappingOf } from './mapping-draft.ts';
import styles from './mapping-editor.module.css';
import { SheetMapping } from './sheet-mapping.tsx';

export interface MappingEditorProps {
  run: ImportRunView;
  recognition: NonNullable<ImportRunView['recognition']>;
  onCancel?: () => void;
}

export function MappingEditor({ run, recognition, onCancel }: MappingEditorProps) {
  const t = useT();
  const form = useAppForm({ schema: mappingDraft, defaultValues: draftOf(run, recognition) });
  const command = useCommand(remapImport, { invalidates: [getImport, listImportRows] });
  return (
    <section className={styles.editor} aria-label={t('imports.mapping.title')}>
      <Text size="sm" mb="md">
        {t('imports.mapping.intro')}
      </Text>
      <Form
        form={form}
        label={t('imports.mapping.title')}
        onSubmit={(draft) => command.mutate({ params: { importId: run.id }, body: mappingOf(draft) })}
        error={command.error}
        busy={command.isPending}
        submitLabel={t('imports.mapping.save')}
        {...(onCancel ? { onCancel } : {})}
      >
        {recognition.sheets.map((preview, index) => (
          <SheetMapping
            key={preview.sheet}
            index={index}
            preview={preview}
            fields={recognition.fields}
            recognised={run.mapping?.sheets.find((one) => one.sheet === preview.sheet) ?? null}
            isOnly={recognition.sheets.length === 1}
          />
        ))}
      </Form>
    </section>
  );
}
