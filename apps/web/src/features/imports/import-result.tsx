/** What a finished import did, and where to go from here. */
import { Group, Text } from '@mantine/core';
import { importKinds } from '@liangma/contract/imports';
import type { ImportRunView } from '@liangma/contract/imports';
import { formatInstant, formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { Panel } from '../../ui/page.tsx';
import { registerPath } from './import-run-facts.ts';
import styles from './imports.module.css';
import { RefusedDownload } from './refused-download.tsx';

export function ImportResult({ run }: { run: ImportRunView }) {
  const t = useT();
  const counts = run.counts;
  if (!counts) return null;
  const figures = (['created', 'updated', 'unchanged'] as const).map((applied) => ({
    label: t(`imports.applied.${applied}`),
    count: counts[applied],
  }));
  const next = importKinds[importKinds.indexOf(run.kind) + 1];
  const left = counts.refused;
  return (
    <Panel title={t('imports.result.title')}>
      <dl className={styles.figures}>
        {figures.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <Text mt="md">
        {left > 0
          ? t('imports.result.some-refused', { when: formatInstant(run.finishedAt), refused: formatNumber(left) })
          : t('imports.result.none-refused', { when: formatInstant(run.finishedAt) })}
      </Text>
      <Group gap="xs" mt="md">
        <LinkButton to={registerPath(run)}>{t(`imports.result.open.${run.kind}`)}</LinkButton>
        <LinkButton to="/imports/new" search={next ? { kind: next } : {}} variant="default">
          {next ? t('imports.result.next', { kind: t(`imports.kind.${next}`) }) : t('imports.result.more')}
        </LinkButton>
        <RefusedDownload run={run} />
      </Group>
    </Panel>
  );
}
