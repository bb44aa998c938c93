/** The fields of a document as they are written in a template; those of a list stand under it. */
import type { TemplateFieldView } from '@liangma/contract/documents';
import { useT } from '../../messages/use-t.ts';
import { Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';
import styles from './documents.module.css';

const written = ({ kind, tag }: TemplateFieldView): string => (kind === 'list' ? `{#${tag}} … {/${tag}}` : `{${tag}}`);

export function TemplateFields({ fields }: { fields: readonly TemplateFieldView[] }) {
  const t = useT();
  return (
    <Panel title={t('documents.fields')} flush>
      <TableView
        caption={t('documents.fields')}
        rows={fields}
        rowKey={({ list, tag }) => `${list ?? ''}/${tag}`}
        columns={[
          {
            id: 'tag',
            header: t('documents.tag'),
            cell: (field) => (
              <span className={field.list === null ? styles.tag : `${styles.tag} ${styles.inner}`}>
                {written(field)}
              </span>
            ),
          },
          { id: 'label', header: t('documents.meaning'), cell: ({ label }) => label },
          {
            id: 'kind',
            header: t('documents.field-kind'),
            cell: ({ kind, list }) =>
              list === null
                ? t(`documents.field-kind.${kind}`)
                : t('documents.inside', { what: t(`documents.field-kind.${kind}`), list }),
          },
          {
            id: 'need',
            header: t('documents.need'),
            cell: ({ isRequired }) => t(isRequired ? 'documents.required' : 'documents.optional'),
          },
        ]}
      />
    </Panel>
  );
}
