/** Enterprises by name, in the field: one box to search the register of this tablet, big rows to tap. */
import { Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useFieldEnterprises } from '../../offline/use-field.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { indexEnterprises, searchEnterprises } from './enterprise-search.ts';
import styles from './field.module.css';

export default function EnterprisesScreen() {
  const t = useT();
  const register = useFieldEnterprises();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const index = useMemo(() => indexEnterprises(register), [register]);
  const { found, hasMore } = useMemo(() => searchEnterprises(index, asked), [index, asked]);
  return (
    <Page title={t('field.enterprises.title')}>
      <search>
        <TextInput
          type="search"
          label={t('field.enterprises.search')}
          description={t('field.enterprises.search-hint')}
          leftSection={<IconSearch size={20} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          lang="zh-CN"
          autoCapitalize="off"
          autoComplete="off"
          enterKeyHint="search"
        />
      </search>
      {found.length === 0 && (
        <EmptyState title={t('field.enterprises.empty')} text={t('field.enterprises.empty-text')} />
      )}
      <ul className={styles.rows}>
        {found.map((enterprise) => (
          <li key={enterprise.id} className={styles.row}>
            <div className={styles.rowText}>
              <div className={styles.rowHead}>
                <AppLink to={`/field/enterprises/${enterprise.id}`} className={styles.rowName}>
                  {enterprise.name}
                </AppLink>
                {enterprise.status === 'deregistered' && (
                  <StatusBadge tone="danger">{t('inspections.enterprise-deregistered')}</StatusBadge>
                )}
              </div>
              <Text c="dimmed">{[enterprise.creditCode, enterprise.address].filter(Boolean).join(' · ')}</Text>
            </div>
          </li>
        ))}
      </ul>
      {hasMore && <Text c="dimmed">{t('field.enterprises.more', { count: found.length })}</Text>}
    </Page>
  );
}
