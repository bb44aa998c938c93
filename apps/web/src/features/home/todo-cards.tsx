/** What waits for me, a card for each kind with the first few as links. */
import type { TodoView } from '@liangma/contract/bureaus';
import { Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { formatDay, formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import styles from './todo-cards.module.css';
import { exampleAddress, todoPlaces } from './todo-places.ts';
import type { TodoItem } from './todo-places.ts';

function TodoCard({ item }: { item: TodoItem }) {
  const t = useT();
  const { tone, all, day } = todoPlaces[item.kind];
  const title = t(`home.todo.${item.kind}`);
  const isPlan = item.kind.startsWith('plan-');
  return (
    <li className={styles.card} data-tone={tone}>
      <h3 className={styles.title}>
        {title}
        <span className={styles.count}>{formatNumber(item.count)}</span>
      </h3>
      <ul className={styles.examples}>
        {item.examples.map((example) => (
          <li key={`${example.id} ${example.day}`}>
            <AppLink to={exampleAddress(item.kind, example.id)}>
              {isPlan ? t('home.plan-of-year', { year: example.label }) : example.label}
            </AppLink>
            {day && example.day && (
              <span className={styles.day}>{t(`home.day.${day}`, { day: formatDay(example.day) })}</span>
            )}
          </li>
        ))}
      </ul>
      {all && item.count > item.examples.length && (
        <AppLink to={all.to} {...(all.search ? { search: all.search } : {})} aria-label={`${t('home.all')} ${title}`}>
          {t('home.all')}
        </AppLink>
      )}
    </li>
  );
}

export function TodoCards({ todo }: { todo: TodoView }) {
  const t = useT();
  if (todo.items.length === 0)
    return (
      <div className={styles.nothing}>
        <IconCircleCheck size={32} stroke={1.4} aria-hidden />
        <div>
          <Text fw={600}>{t('home.nothing')}</Text>
          <Text size="sm" c="dimmed">
            {t('home.nothing-hint')}
          </Text>
        </div>
      </div>
    );
  return (
    <ul className={styles.cards}>
      {todo.items.map((item) => (
        <TodoCard key={item.kind} item={item} />
      ))}
    </ul>
  );
}
