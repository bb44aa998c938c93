/** An import that could not go on: why, and what to do about it. */
import { Alert, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ImportRunView } from '@liangma/contract/imports';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { inLanguage } from './import-run-facts.ts';

export function ImportFailure({ run }: { run: ImportRunView }) {
  const t = useT();
  const wasConfirmed = run.confirmedAt !== null;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      c="#7a1710"
      icon={<IconAlertCircle aria-hidden />}
      title={t(wasConfirmed ? 'imports.failure.writing' : 'imports.failure.reading')}
    >
      {run.failure && <Text size="sm">{inLanguage(run.failure)}</Text>}
      <Text size="sm" mb="sm">
        {t(wasConfirmed ? 'imports.failure.after-confirmation' : 'imports.failure.nothing-written')}
      </Text>
      <Group gap="xs">
        <LinkButton to="/imports/new" search={{ kind: run.kind }}>
          {t('imports.again')}
        </LinkButton>
        <LinkButton to="/imports" variant="default">
          {t('imports.back')}
        </LinkButton>
      </Group>
    </Alert>
  );
}
