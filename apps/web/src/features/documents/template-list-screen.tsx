/** Every kind of document with the form it is printed in: the built-in one, or the bureau's own template. */
import { listTemplates } from '@liangma/contract/documents';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';

type Item = ResponseOf<typeof listTemplates>['items'][number];

export default function TemplateListScreen() {
  const t = useT();
  const query = useEndpoint(listTemplates, {});
  return (
    <Page title={t('documents.templates.title')} intro={t('documents.templates-intro')}>
      <Panel flush>
        <Loaded query={query}>{({ items }) => <Templates items={items} />}</Loaded>
      </Panel>
    </Page>
  );
}

function Templates({ items }: { items: readonly Item[] }) {
  const t = useT();
  return (
    <TableView
      caption={t('documents.templates.title')}
      rows={items}
      rowKey={({ kind }) => kind}
      rowHref={({ kind }) => `/settings/templates/${kind}`}
      columns={[
        { id: 'kind', header: t('documents.kind'), cell: ({ kind }) => t(`documents.kind.${kind}`) },
        {
          id: 'form',
          header: t('documents.form'),
          cell: ({ template }) => template?.fileName ?? t('documents.built-in'),
        },
        {
          id: 'uploaded',
          header: t('documents.uploaded'),
          cell: ({ template }) =>
            template === null ? '—' : `${template.uploadedBy} ${formatInstant(template.uploadedAt)}`,
        },
      ]}
    />
  );
}
