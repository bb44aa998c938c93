/** Shows an error of a call: its title, its detail, the list of what is wrong, and the number to tell the administrator. */
import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { ProblemError, errorTitle, problemItemText } from '../api/problem-error.ts';
import { useT } from '../messages/use-t.ts';

export interface ProblemAlertProps {
  /** Nothing is shown for null. */
  error: unknown;
  onRetry?: () => void;
}

export function ProblemAlert({ error, onRetry }: ProblemAlertProps) {
  const t = useT();
  if (!error) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  const title = errorTitle(error);
  const items = problem?.errors ?? [];
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle aria-hidden />} title={title} c="#7a1710">
      {problem?.detail && problem.detail !== title && <Text size="sm">{problem.detail}</Text>}
      {items.length > 0 && (
        <List size="sm" spacing={2}>
          {items.map((item) => (
            <List.Item key={`${item.pointer}|${item.row}|${item.column}|${item.code}|${item.detail}`}>
              {item.row !== undefined && `${t('ui.row-number', { row: item.row })} ${item.column ?? ''} `}
              {problemItemText(item)}
            </List.Item>
          ))}
        </List>
      )}
      {problem?.requestId && problem.status >= 500 && (
        <Text size="sm">{t('ui.request-id', { id: problem.requestId })}</Text>
      )}
      {onRetry && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={onRetry}>
          {t('ui.retry')}
        </Button>
      )}
    </Alert>
  );
}
