/** A modal dialog, and the dialog that asks before something is done. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../messages/use-t.ts';
import { ProblemAlert } from './problem-alert.tsx';

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  children: ReactNode;
}

export function Dialog({ opened, onClose, title, size = 'md', children }: DialogProps) {
  const t = useT();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <Text fw={600} size="lg" span>
          {title}
        </Text>
      }
      size={size}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children}
    </Modal>
  );
}

export interface ConfirmDialogProps extends Omit<DialogProps, 'children' | 'size'> {
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
