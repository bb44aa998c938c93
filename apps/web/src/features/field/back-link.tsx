/** The way back to the screen above; the field area has no breadcrumbs. */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import styles from './field.module.css';

export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <div className={styles.back}>
      <Button
        variant="subtle"
        leftSection={<IconArrowLeft size={20} aria-hidden />}
        renderRoot={(props) => <Link {...props} to={to} />}
      >
        {children}
      </Button>
    </div>
  );
}
