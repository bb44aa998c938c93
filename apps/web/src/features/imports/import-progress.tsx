/** While the server reads or writes: how far it is, and that one need not wait here. */
import { Progress, Text } from '@mantine/core';
import type { ImportRunView } from '@liangma/contract/imports';
import { formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { Panel } from '../../ui/page.tsx';

export function ImportProgress({ run }: { run: ImportRunView }) {
  const t = useT();
  const { done, total } = run.progress;
  const isReading = run.state === 'reading';
  const title = t(isReading ? 'imports.progress.reading' : 'imports.progress.importing');
  // Before the first rows there is no total: the bar moves without telling a share.
  const share = total === 0 ? 100 : Math.round((done / total) * 100);
  return (
    <Panel title={title}>
      <Progress.Root size="lg" radius="sm">
        <Progress.Section
          value={share}
          animated
          striped={total === 0}
          aria-label={title}
          {...(total === 0 ? { 'aria-valuetext': t('ui.loading') } : {})}
        />
      </Progress.Root>
      <Text size="sm" mt="sm" component="output" display="block">
        {total === 0
          ? t('imports.progress.begun')
          : t('imports.progress.rows', { done: formatNumber(done), total: formatNumber(total) })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('imports.progress.leave')}
      </Text>
    </Panel>
  );
}
