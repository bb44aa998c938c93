/** How the file was understood, in plain words, and the way to correct it. */
import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconColumns3 } from '@tabler/icons-react';
import type { ImportRunView } from '@liangma/contract/imports';
import { useState } from 'react';
import type { Translate } from '../../messages/translate.ts';
import { translateIfKnown } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Panel } from '../../ui/page.tsx';
import { inLanguage, isRecognised } from './import-run-facts.ts';
import styles from './imports.module.css';
import { MappingEditor } from './mapping-editor.tsx';

export type Recognition = NonNullable<ImportRunView['recognition']>;
type Sheet = Recognition['sheets'][number];

/** Notes beyond these are unfolded on request. */
const firstNotes = 4;

function sheetText(t: Translate, sheet: Sheet, fields: Recognition['fields']): string {
  if (sheet.table === null || sheet.headerRow === null) return t('imports.sheet.left-out');
  const missing = (fields[sheet.table] ?? []).filter((field) => sheet.missing.includes(field.field));
  const read = t('imports.sheet.read', {
    table: t(`imports.table.${sheet.table}`),
    header: sheet.headerRow,
  });
  if (missing.length === 0) return read;
  return `${read} ${t('imports.sheet.missing', { fields: missing.map(inLanguage).join(t('imports.comma')) })}`;
}

function Notes({ notes }: { notes: Recognition['notes'] }) {
  const t = useT();
  const [all, setAll] = useState(false);
  if (notes.length === 0) return null;
  const shown = all ? notes : notes.slice(0, firstNotes);
  return (
    <>
      <ul className={styles.notes}>
        {shown.map((note) => (
          <li key={note.zh}>{inLanguage(note)}</li>
        ))}
      </ul>
      {notes.length > firstNotes && (
        <Button variant="subtle" size="compact-sm" mt={4} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('imports.notes.fewer') : t('imports.notes.all', { count: notes.length })}
        </Button>
      )}
    </>
  );
}

export function RecognitionPanel({ run, recognition }: { run: ImportRunView; recognition: Recognition }) {
  const t = useT();
  const isComplete = isRecognised(run);
  const mayCorrect = run.confirmedAt === null;
  const [isOpen, setOpen] = useState(mayCorrect && !isComplete);
  const { format, encoding, sheets, fields, notes } = recognition;
  const edit = mayCorrect && !isOpen && (
    <Button
      variant="default"
      leftSection={<IconColumns3 size={16} aria-hidden />}
      aria-expanded={false}
      onClick={() => setOpen(true)}
    >
      {t('imports.mapping.edit')}
    </Button>
  );
  return (
    <Panel title={t('imports.recognition.title')} actions={edit}>
      {!isComplete && (
        <Alert
          color="yellow"
          variant="light"
          c="#5c3a00"
          mb="md"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('imports.recognition.incomplete')}
        >
          {t('imports.recognition.incomplete-text')}
        </Alert>
      )}
      <DescriptionList
        items={[
          {
            label: t('imports.recognition.format'),
            value: [translateIfKnown(`imports.format.${format}`) ?? format, encoding ?? '']
              .filter(Boolean)
              .join(t('imports.comma')),
          },
          ...sheets.map((sheet) => ({
            label: t('imports.rows.of-sheet', { sheet: sheet.sheet }),
            value: sheetText(t, sheet, fields),
          })),
          ...(recognition.isRemembered
            ? [{ label: t('imports.mapping.title'), value: t('imports.recognition.remembered'), wide: true }]
            : []),
        ]}
      />
      <Notes notes={notes} />
      {isOpen && (
        <MappingEditor
          run={run}
          recognition={recognition}
          {...(isComplete ? { onCancel: () => setOpen(false) } : {})}
        />
      )}
    </Panel>
  );
}
