/** One sheet of the mapping: whether it is taken, its header row by the look of its first rows, a column per field. */
import { Text } from '@mantine/core';
import type { ImportMapping, ImportRunView } from '@liangma/contract/imports';
import { columnLetter } from '@liangma/domain/imports/table';
import { useEffect, useMemo, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { CheckboxField, SelectField } from '../../ui/choice-fields.tsx';
import { FieldRow, FormSection } from '../../ui/form.tsx';
import { TableView } from '../../ui/table-view.tsx';
import { inLanguage } from './import-run-facts.ts';
import styles from './imports.module.css';
import { columnChoices, columnsFor } from './mapping-draft.ts';
import type { ColumnChoice, MappingDraft, SheetPreview } from './mapping-draft.ts';
import editorStyles from './mapping-editor.module.css';

type Fields = NonNullable<ImportRunView['recognition']>['fields'];

function Sample({ preview, headerRow }: { preview: SheetPreview; headerRow: number }) {
  const t = useT();
  const columns = useMemo(() => {
    const count = Math.max(0, ...preview.sample.map((one) => one.cells.length));
    const letters = Array.from({ length: count }, (_, index) => ({
      id: columnLetter(index),
      header: columnLetter(index),
      cell: (one: SheetPreview['sample'][number]) => (
        <span className={one.row === headerRow ? styles.headerRow : undefined}>{one.cells[index] ?? ''}</span>
      ),
    }));
    const number = {
      id: 'row',
      header: t('imports.rows.row'),
      cell: (one: SheetPreview['sample'][number]) => (
        <span className={one.row === headerRow ? styles.headerRow : undefined}>
          {one.row === headerRow
            ? t('imports.mapping.is-header', { row: one.row })
            : t('ui.row-number', { row: one.row })}
        </span>
      ),
    };
    return [number, ...letters];
  }, [t, preview, headerRow]);
  return (
    <div className={editorStyles.sample}>
      <TableView
        caption={t('imports.mapping.sample', { sheet: preview.sheet })}
        columns={columns}
        rows={preview.sample}
        rowKey={(one) => String(one.row)}
      />
    </div>
  );
}

const firstCells = 4;

export interface SheetMappingProps {
  index: number;
  preview: SheetPreview;
  fields: Fields;
  /** How the sheet was read; null when it was left out. */
  recognised: ImportMapping['sheets'][number] | null;
  /** There is no other sheet: whether it is taken is no question. */
  isOnly: boolean;
}

export function SheetMapping({ index, preview, fields, recognised, isOnly }: SheetMappingProps) {
  const t = useT();
  const { setValue } = useFormContext();
  const path = `sheets.${index}`;
  const draft = useWatch({ name: path }) as MappingDraft['sheets'][number];
  const headerRow = Number(draft.headerRow ?? 0);
  const read = `${draft.table}|${headerRow}`;
  const lastRead = useRef(read);
  // Another header or another kind of list: its columns are recognised anew.
  useEffect(() => {
    if (lastRead.current === read) return;
    lastRead.current = read;
    const isAsRead = recognised?.headerRow === headerRow && recognised.table === draft.table;
    const columns = isAsRead
      ? Object.fromEntries(Object.entries(recognised.columns).map(([field, column]) => [field, String(column)]))
      : columnsFor(preview, headerRow, draft.table);
    for (const { field } of fields[draft.table] ?? []) setValue(`${path}.columns.${field}`, columns[field] ?? null);
  }, [read, recognised, headerRow, draft.table, preview, fields, path, setValue]);

  const choices = useMemo(() => columnChoices(preview, headerRow), [preview, headerRow]);
  const labelOf = ({ letter, header, example }: ColumnChoice) =>
    example === ''
      ? t('imports.mapping.column', { letter, header })
      : t('imports.mapping.column-with-example', { letter, header, example });
  const used = new Set(Object.values(draft.columns));
  const unused = choices.filter((choice) => !used.has(choice.value) && (choice.header !== '' || choice.example !== ''));
  const tables = Object.keys(fields) as MappingDraft['sheets'][number]['table'][];

  return (
    <FormSection title={t('imports.rows.of-sheet', { sheet: preview.sheet })}>
      {!isOnly && <CheckboxField name={`${path}.isTaken`} label={t('imports.mapping.take')} />}
      {draft.isTaken && (
        <>
          <FieldRow>
            {tables.length > 1 && (
              <SelectField
                name={`${path}.table`}
                label={t('imports.mapping.table')}
                required
                options={tables.map((table) => ({ value: table, label: t(`imports.table.${table}`) }))}
              />
            )}
            <SelectField
              name={`${path}.headerRow`}
              label={t('imports.mapping.header-row')}
              hint={t('imports.mapping.header-row-hint')}
              required
              searchable={false}
              options={preview.sample.map((one) => ({
                value: String(one.row),
                label: t('imports.mapping.row-with-cells', {
                  row: one.row,
                  cells: one.cells
                    .filter((text) => text.trim() !== '')
                    .slice(0, firstCells)
                    .join(t('imports.comma')),
                }),
              }))}
            />
          </FieldRow>
          <Sample preview={preview} headerRow={headerRow} />
          <div className={editorStyles.fields}>
            {(fields[draft.table] ?? []).map((field) => (
              <SelectField
                key={`${draft.table}.${field.field}`}
                name={`${path}.columns.${field.field}`}
                label={inLanguage(field)}
                required={field.isRequired}
                placeholder={t(field.isRequired ? 'imports.mapping.required' : 'imports.mapping.no-column')}
                options={choices.map((choice) => ({ value: choice.value, label: labelOf(choice) }))}
              />
            ))}
          </div>
          <Text size="sm" c="dimmed">
            {unused.length === 0
              ? t('imports.mapping.all-used')
              : t('imports.mapping.unused', { columns: unused.map(labelOf).join(t('imports.comma')) })}
          </Text>
        </>
      )}
    </FormSection>
  );
}
