/** The decision to write: what exactly will happen, in words, and the one button that does it. */
import { List, Text } from '@mantine/core';
import { confirmImport, getImport } from '@liangma/contract/imports';
import type { ImportRunView } from '@liangma/contract/imports';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { z } from 'zod';
import { isProblem } from '../../api/problem-error.ts';
import { useCommand } from '../../api/queries.ts';
import { formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Panel } from '../../ui/page.tsx';
import { NumberField } from '../../ui/text-fields.tsx';
import styles from './imports.module.css';
import { RefusedDownload } from './refused-download.tsx';

const decision = z.object({ year: z.number().int().min(2000).max(2100).nullable() });

function Consequences({ run, counts }: { run: ImportRunView; counts: NonNullable<ImportRunView['counts']> }) {
  const t = useT();
  const { accepted, acceptedWithWarning, refused, merged, notData } = counts;
  return (
    <>
      <Text fw={600}>
        {t('imports.confirm.write', { count: formatNumber(accepted), register: t(`imports.kind.${run.kind}`) })}
      </Text>
      <List size="sm" spacing={2}>
        {acceptedWithWarning > 0 && (
          <List.Item>{t('imports.confirm.warnings', { count: formatNumber(acceptedWithWarning) })}</List.Item>
        )}
        {refused > 0 && <List.Item>{t('imports.confirm.refused', { count: formatNumber(refused) })}</List.Item>}
        {merged > 0 && <List.Item>{t('imports.confirm.merged', { count: formatNumber(merged) })}</List.Item>}
        {notData > 0 && <List.Item>{t('imports.confirm.not-data', { count: formatNumber(notData) })}</List.Item>}
        <List.Item>{t(`imports.same.${run.kind}`)}</List.Item>
        {run.kind === 'ledger' && (
          <List.Item>{t(run.options.hasPaperRecords ? 'imports.confirm.paper' : 'imports.confirm.no-paper')}</List.Item>
        )}
      </List>
    </>
  );
}

export function ImportConfirmation({ run }: { run: ImportRunView }) {
  const t = useT();
  const queryClient = useQueryClient();
  const form = useAppForm({ schema: decision, defaultValues: { year: run.options.year } });
  const command = useCommand(confirmImport, { invalidates: [getImport] });
  // The button goes dead with the next drawing; a second click may come before.
  const isSent = useRef(false);
  const { counts } = run;
  if (!counts) return null;

  function confirm(year: number | null): void {
    if (isSent.current) return;
    isSent.current = true;
    const query = run.kind === 'plan' && year !== null ? { year } : {};
    command.mutate(
      { params: { importId: run.id }, query },
      {
        onError: (error) => {
          isSent.current = false;
          // Another tab was quicker: what is shown is old.
          if (isProblem(error, 'import/already-confirmed'))
            void queryClient.invalidateQueries({ queryKey: [getImport.name] });
        },
      },
    );
  }

  if (counts.accepted === 0) {
    return (
      <Panel title={t('imports.confirm.title')}>
        <EmptyState
          title={t('imports.confirm.nothing')}
          text={t(counts.refused > 0 ? `imports.nothing.${run.kind}` : 'imports.confirm.no-rows')}
          action={<RefusedDownload run={run} />}
        />
      </Panel>
    );
  }
  return (
    <Panel title={t('imports.confirm.title')}>
      <Form
        form={form}
        onSubmit={({ year }) => confirm(year)}
        error={command.error}
        busy={command.isPending}
        submitLabel={t('imports.confirm.submit', { count: formatNumber(counts.accepted) })}
        actions={<RefusedDownload run={run} />}
      >
        <div>
          <Consequences run={run} counts={counts} />
        </div>
        {run.kind === 'plan' && (
          <div className={styles.short}>
            <NumberField name="year" label={t('imports.confirm.year')} hint={t('imports.confirm.year-hint')} required />
          </div>
        )}
      </Form>
    </Panel>
  );
}
