/** Why a scanned text did not help; when it belongs to another enterprise, both are named. */
import { Alert, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useT } from '../../messages/use-t.ts';
import type { ScanVerdict } from './local-code.ts';

export interface ScannedProblemProps {
  verdict: Exclude<ScanVerdict, 'right'>;
  /** Name of the enterprise that the code belongs to; null: not known here. */
  other: string | null;
  /** Name of the enterprise that the inspection is about. */
  expected: string;
}

export function ScannedProblem({ verdict, other, expected }: ScannedProblemProps) {
  const t = useT();
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      c="#7a1710"
      icon={<IconAlertCircle aria-hidden />}
      title={t(`field.other-code.title.${verdict}`)}
    >
      {verdict === 'other' && (
        <Text>
          {other === null
            ? t('field.other-code.unknown', { expected })
            : t('field.other-code.text', { name: other, expected })}
        </Text>
      )}
      <Text>{t(`field.other-code.help.${verdict}`)}</Text>
    </Alert>
  );
}
