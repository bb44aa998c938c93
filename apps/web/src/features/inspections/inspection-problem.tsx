/** Why a step was refused: rule by rule where the rules speak; where somebody was faster, the way to look again. */
import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { ProblemError, errorTitle, isProblem, problemItemText } from '../../api/problem-error.ts';
import { useT } from '../../messages/use-t.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import styles from './inspection-problem.module.css';

export interface InspectionProblemProps {
  /** Nothing is shown for null. */
  error: unknown;
  /** Reads the inspection again. */
  onReload: () => void;
}

export function InspectionProblem({ error, onReload }: InspectionProblemProps) {
  const t = useT();
  if (!error) return null;
  const items = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const isByRules =
    isProblem(error, 'inspection/refused-by-rules') || isProblem(error, 'inspection/warnings-unanswered');
  const isOutdated = isProblem(error, 'resource/changed') || isProblem(error, 'inspection/wrong-state');
  return (
    <Stack gap="xs">
      {isByRules && items.length > 0 ? (
        <Alert
          role="alert"
          color="red"
          variant="light"
          icon={<IconAlertCircle aria-hidden />}
          title={errorTitle(error)}
        >
          <ul className={styles.rules}>
            {items.map((item) => (
              <li key={`${item.code}|${item.detail}`}>
                {item.params?.['rule'] !== undefined && <strong>{item.params['rule']}</strong>}
                <span>{problemItemText(item)}</span>
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <ProblemAlert error={error} />
      )}
      {isOutdated && (
        <Button variant="default" onClick={onReload}>
          {t('inspections.reload')}
        </Button>
      )}
    </Stack>
  );
}

/** The part of an error that a form shows at its fields; everything else is for `InspectionProblem`. */
export const fieldErrors = (error: unknown): unknown => (isProblem(error, 'request/invalid') ? error : null);

export const otherErrors = (error: unknown): unknown => (isProblem(error, 'request/invalid') ? null : error);
