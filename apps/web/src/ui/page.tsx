/** The frame of one screen: where you are, its title, its actions, its content. */
import { Anchor, Breadcrumbs, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../messages/use-t.ts';
import { AppLink } from './app-link.tsx';
import styles from './page.module.css';
import { useCrumbs } from './crumbs.ts';

export interface PageProps {
  title: string;
  /** One or two sentences under the title. */
  intro?: ReactNode;
  /** A status badge beside the title. */
  status?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** wide: tables; form: forms and details one can read; default wide. */
  width?: 'wide' | 'form';
  children: ReactNode;
}

let firstPage = true;

export function Page({ title, intro, status, actions, width = 'wide', children }: PageProps) {
  const t = useT();
  const crumbs = useCrumbs();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = t('app.document-title', { title });
  }, [t, title]);

  useEffect(() => {
    // A screen reader must notice that another screen came; the very first one is announced by the browser itself.
    if (!firstPage && !document.activeElement?.matches('input, textarea')) heading.current?.focus();
    firstPage = false;
  }, []);

  return (
    <div className={styles.page} data-width={width}>
      {crumbs.length > 0 && (
        <nav aria-label={t('app.breadcrumbs')} className={styles.crumbs}>
          <Breadcrumbs separator="/" separatorMargin={6}>
            {crumbs.map((crumb) => (
              <AppLink key={crumb.path} to={crumb.path}>
                {t(crumb.title)}
              </AppLink>
            ))}
            <Text span size="sm" c="dimmed" aria-current="page" className={styles.here}>
              {title}
            </Text>
          </Breadcrumbs>
        </nav>
      )}
      <div className={styles.head}>
        <Group gap="sm" className={styles.titles}>
          <Title order={1} ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </Title>
          {status}
        </Group>
        {actions && (
          <Group gap="xs" className={styles.actions}>
            {actions}
          </Group>
        )}
      </div>
      {intro && <div className={styles.intro}>{intro}</div>}
      <div className={styles.content}>{children}</div>
    </div>
  );
}

export interface PanelProps {
  title?: string;
  /** Buttons at the right of the panel's title. */
  actions?: ReactNode;
  /** No inner space, for tables that reach the edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A white card on the page, with its own heading. */
export function Panel({ title, actions, flush = false, children }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={title}>
      {(title ?? actions) && (
        <div className={styles.panelHead}>
          {title && <Title order={2}>{title}</Title>}
          {actions && <Group gap="xs">{actions}</Group>}
        </div>
      )}
      <div className={styles.panelBody} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}

/** A link that leaves the app (a document, a law); opens beside it. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" size="sm">
      {children}
    </Anchor>
  );
}
