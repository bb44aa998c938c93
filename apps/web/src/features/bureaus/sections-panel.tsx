/** The sections of the bureau in their order; the administrator adds, renames and moves them. */
import { listSections } from '@liangma/contract/bureaus';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Panel } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SectionDialog } from './section-dialog.tsx';
import styles from './sections-panel.module.css';
import { useSectionOrder } from './use-section-order.ts';
import type { Section } from './use-section-order.ts';

export function SectionsPanel({ mayEdit }: { mayEdit: boolean }) {
  const t = useT();
  const query = useEndpoint(listSections, {});
  const [subject, setSubject] = useState<Section | number | null>(null);
  const sections = query.data?.items ?? [];
  const next = Math.max(0, ...sections.map((section) => section.sort)) + 1;
  const addButton = mayEdit && (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      disabled={!query.data}
      onClick={() => setSubject(next)}
    >
      {t('bureaus.section.new')}
    </Button>
  );
  return (
    <Panel title={t('bureaus.sections')} actions={addButton} flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('bureaus.sections-none')} text={t('bureaus.sections-hint')} />
          ) : (
            <SectionList sections={items} mayEdit={mayEdit} onRename={setSubject} />
          )
        }
      </Loaded>
      <SectionDialog subject={subject} onClose={() => setSubject(null)} />
    </Panel>
  );
}

interface SectionListProps {
  sections: readonly Section[];
  mayEdit: boolean;
  onRename: (section: Section) => void;
}

function SectionList({ sections, mayEdit, onRename }: SectionListProps) {
  const t = useT();
  const order = useSectionOrder(sections);
  const move = (section: Section, index: number, step: -1 | 1) => {
    if (index + step >= 0 && index + step < sections.length) order.move(section.id, step);
  };
  return (
    <>
      {order.error && (
        <div className={styles.problem}>
          <ProblemAlert error={order.error} />
        </div>
      )}
      <ol className={styles.list} aria-busy={order.isPending}>
        {sections.map((section, index) => (
          <li key={section.id}>
            <span className={styles.name}>{section.name}</span>
            {mayEdit && (
              // Not switched off while it moves: the focus would be lost on the way.
              <span className={styles.actions}>
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label={t('bureaus.section.up', { name: section.name })}
                  aria-disabled={index === 0}
                  onClick={() => move(section, index, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label={t('bureaus.section.down', { name: section.name })}
                  aria-disabled={index === sections.length - 1}
                  onClick={() => move(section, index, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label={t('bureaus.section.rename-one', { name: section.name })}
                  onClick={() => onRename(section)}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
