/** A modal dialog, and the dialog that asks before something is done. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../messages/use-t.ts';
import styles from './dialog.module.css';
import { ProblemAlert } from './problem-alert.tsx';

export interface DialogProps {
  opened: boolean;
  /** null: it stays until its work is done. */
  onClose: (() => void) | null;
  title: string;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  children: ReactNode;
}

export function Dialog({ opened, onClose, title, size = 'md', children }: DialogProps) {
  const t = useT();
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose ?? (() => {})}
      closeOnEscape={onClose !== null}
      closeOnClickOutside={onClose !== null}
      size={size}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* Mantine's own head is a <header>, which screen readers take for a second head of the page. */}
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          {onClose && <Modal.CloseButton aria-label={t('ui.close')} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

export interface ConfirmDialogProps extends Pick<DialogProps, 'opened' | 'title'> {
  onClose: () => void;
  /** What will happen, in full sentences. */
  question: ReactNode;
  /** The verb of the action, not "OK". */
  confirmLabel: string;
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useT();
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
      <Stack gap="md">
        <ProblemAlert error={props.error} />
        <div>{props.question}</div>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            {...(props.danger ? { color: 'red.9' } : {})}
            loading={props.busy ?? false}
            onClick={props.onConfirm}
            data-autofocus
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
