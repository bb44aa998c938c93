/** Why a scanned text did not help; when it belongs to another enterprise, both are named. */
import { Alert, Text } from '@mantine/core';
import { resolveCode } from '@liangma/contract/enterprises';
import { IconAlertCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { isProblem } from '../../api/problem-error.ts';
import { useT } from '../../messages/use-t.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

export interface ScannedProblemProps {
  error: unknown;
  /** What was scanned. */
  text: string;
  /** Name of the enterprise that the inspection is about. */
  expected: string;
}

export function ScannedProblem({ error, text, expected }: ScannedProblemProps) {
  const t = useT();
  const isOther = isProblem(error, 'code/other-enterprise');
  // Whose code it is only serves the message: when it cannot be told, the message does without.
  const other = useQuery({
    queryKey: [resolveCode.name, text],
    queryFn: ({ signal }) => call(resolveCode, { body: { text } }, { signal }),
    enabled: isOther,
    retry: false,
    networkMode: 'always',
  });
  if (!isOther) return <ProblemAlert error={error} />;
  const name = other.data?.enterprise.name;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      c="#7a1710"
      icon={<IconAlertCircle aria-hidden />}
      title={t('field.other-code.title')}
    >
      <Text>
        {name === undefined
          ? t('field.other-code.unknown', { expected })
          : t('field.other-code.text', { name, expected })}
      </Text>
      <Text>{t('field.other-code.help')}</Text>
    </Alert>
  );
}
