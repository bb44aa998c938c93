/** What a form still lacks before it can be signed, each with links to the places on the screen. */
import { IconCircleCheck, IconListCheck } from '@tabler/icons-react';
import styles from './gap-list.module.css';

export interface GapGroup {
  /** What is missing. */
  text: string;
  /** Where: a name to read, and the id of the field or of what holds it. */
  links: readonly { key: string; label: string; target: string }[];
}

export interface GapListProps {
  id: string;
  /** Name of the list for screen readers. */
  label: string;
  title: string;
  /** Said when nothing is missing. */
  complete: string;
  groups: readonly GapGroup[];
}

const focusable = 'input:not([hidden]), textarea, button';

function goTo(id: string): void {
  const place = document.getElementById(id);
  const input = place?.matches(focusable) ? place : place?.querySelector<HTMLElement>(focusable);
  place?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}

/** Goes to the list itself. */
export function goToGaps(id: string): void {
  const list = document.getElementById(id);
  list?.scrollIntoView({ block: 'center' });
  list?.focus({ preventScroll: true });
}

export function GapList({ id, label, title, complete, groups }: GapListProps) {
  if (groups.length === 0)
    return (
      <output className={styles.complete}>
        <IconCircleCheck size={22} aria-hidden />
        {complete}
      </output>
    );
  return (
    <section id={id} tabIndex={-1} className={styles.gaps} aria-label={label}>
      <h2>
        <IconListCheck size={22} aria-hidden />
        {title}
      </h2>
      <ul>
        {groups.map(({ text, links }) => (
          <li key={text}>
            {text}
            <span className={styles.gapLinks}>
              {links.map(({ key, label: name, target }) => (
                <a
                  key={key}
                  href={`#${target}`}
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(target);
                  }}
                >
                  {name}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
