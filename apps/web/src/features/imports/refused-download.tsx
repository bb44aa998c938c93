/** Button that saves the refused rows with their reasons as Excel; nothing when no row was refused. */
import { Button, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { downloadRefused } from '@liangma/contract/imports';
import type { ImportRunView } from '@liangma/contract/imports';
import { useMutation } from '@tanstack/react-query';
import { download } from '../../api/client.ts';
import { useT } from '../../messages/use-t.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

export function RefusedDownload({ run }: { run: ImportRunView }) {
  const t = useT();
  const saving = useMutation({ mutationFn: () => download(downloadRefused, { params: { importId: run.id } }) });
  if (!run.counts || run.counts.refused === 0) return null;
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={saving.isPending}
        onClick={() => saving.mutate()}
      >
        {t('imports.refused.download')}
      </Button>
      <ProblemAlert error={saving.error} />
    </Stack>
  );
}
