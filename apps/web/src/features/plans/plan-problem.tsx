/** Why a step was refused; conflicts of lines in the same words as on the screen. */
import { Alert, List } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { errorTitle, isProblem } from '../../api/problem-error.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { conflictText } from './plan-labels.tsx';

export function PlanProblem({ error }: { error: unknown }) {
  const t = useT();
  const language = useLanguage();
  if (!isProblem(error, 'plan/has-conflicts')) return <ProblemAlert error={error} />;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      title={errorTitle(error)}
      c="#7a1710"
    >
      <List size="sm" spacing={4}>
        {(error.problem.errors ?? []).map(({ row, code, params = {} }) => (
          <List.Item key={`${row} ${code}`}>
            {row !== undefined && `${t('plans.line-no', { no: row })} `}
            {conflictText(t, { code, params }, language)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
