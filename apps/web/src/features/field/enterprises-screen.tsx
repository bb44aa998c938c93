/** Enterprises by name, in the field: one box to search, big rows to tap. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { listEnterprises } from '@liangma/contract/enterprises';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { useListState } from '../../ui/use-list-state.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { EnterpriseBadges } from './enterprise-head.tsx';
import styles from './field.module.css';

/** Characters that the server needs for a search. */
const shortest = 2;

export default function EnterprisesScreen() {
  const t = useT();
  const list = useListState(listEnterprises.query);
  const asked = typeof list.filters['search'] === 'string' ? list.filters['search'] : '';
  const [text, setText] = useState(asked);
  const searchSoon = useDebouncedCallback((typed: string) => {
    const wanted = typed.length >= shortest ? typed : '';
    if (wanted !== asked) list.search({ search: wanted });
  }, 300);
  const query = useEndpoint(listEnterprises, { query: list.query });
  return (
    <Page title={t('field.enterprises.title')}>
      <search>
        <TextInput
          type="search"
          label={t('field.enterprises.search')}
          description={t('field.enterprises.search-hint')}
          leftSection={<IconSearch size={20} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            searchSoon(event.currentTarget.value.trim());
          }}
          autoComplete="off"
        />
      </search>
      <Loaded query={query}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && (
              <EmptyState title={t('field.enterprises.empty')} text={t('field.enterprises.empty-text')} />
            )}
            <ul className={styles.rows} aria-busy={query.isFetching}>
              {items.map((enterprise) => (
                <li key={enterprise.id} className={styles.row}>
                  <div className={styles.rowText}>
                    <div className={styles.rowHead}>
                      <AppLink to={`/field/enterprises/${enterprise.id}`} className={styles.rowName}>
                        {enterprise.name}
                      </AppLink>
                      <EnterpriseBadges enterprise={enterprise} />
                    </div>
                    <Text c="dimmed">
                      {[enterprise.creditCode, enterprise.county, enterprise.industry].filter(Boolean).join(' · ')}
                    </Text>
                  </div>
                </li>
              ))}
            </ul>
            <Group justify="space-between">
              {list.paging.page > 1 ? (
                <Button variant="default" onClick={list.paging.previous}>
                  {t('ui.previous-page')}
                </Button>
              ) : (
                <span />
              )}
              {nextCursor !== null && (
                <Button variant="default" onClick={() => list.paging.next(nextCursor)}>
                  {t('ui.next-page')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
    </Page>
  );
}
