/** After a refusal because the credit code is in the register already: the way to the one that has it. */
import { Text } from '@mantine/core';
import { isProblem } from '../../api/problem-error.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';

export function DuplicateNotice({ error, creditCode }: { error: unknown; creditCode: string | undefined }) {
  const t = useT();
  if (!isProblem(error, 'resource/duplicate') || creditCode === undefined) return null;
  return (
    <Text size="sm">
      {t('enterprises.form.duplicate')}{' '}
      <AppLink to="/enterprises" search={{ search: creditCode }}>
        {t('enterprises.form.show-duplicate', { code: creditCode })}
      </AppLink>
    </Text>
  );
}
