/** The lines of a plan: what each promises, what has become of it, what is wrong with it. */
import { getPlan, listPlans, removePlanLine } from '@liangma/contract/plans';
import type { PlanLineView, PlanView } from '@liangma/contract/plans';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useCommand } from '../../api/queries.ts';
import { formatNumber } from '../../messages/format.ts';
import { monthName } from '../../messages/month-name.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { useSession } from '../people/public.ts';
import { LineContent } from './line-content.tsx';
import { LineProgress } from './line-progress.tsx';
import styles from './plan-lines.module.css';

const allMonths = 12;
/** From so many lines on the table scrolls inside itself, under its header. */
const longFrom = 15;

function useWords() {
  const t = useT();
  const language = useLanguage();
  return {
    quantity: (line: PlanLineView): string => {
      if (line.quantity === null) return '—';
      return line.isApproximate
        ? t('plans.approximately', { count: formatNumber(line.quantity) })
        : formatNumber(line.quantity);
    },
    frequency: (line: PlanLineView): string => {
      const { frequencyMin: min, frequencyMax: max } = line;
      if (line.frequencyText !== '') return line.frequencyText;
      if (min !== null && max !== null)
        return min === max ? t('plans.times', { count: min }) : t('plans.from-to', { min, max });
      if (min !== null) return t('plans.at-least', { count: min });
      return max === null ? '—' : t('plans.at-most', { count: max });
    },
    when: (line: PlanLineView): string => {
      if (line.timeText !== '') return line.timeText;
      if (line.months.length === allMonths) return t('plans.whole-year');
      return line.months.map((month) => monthName(month, language)).join(t('plans.comma')) || '—';
    },
  };
}

export function PlanLines({ plan }: { plan: PlanView }) {
  const t = useT();
  const words = useWords();
  const { may, today } = useSession();
  const [removing, setRemoving] = useState<PlanLineView | null>(null);
  const isDraft = plan.state === 'draft';
  const mayEdit = isDraft && may('plan.edit');
  const isUnderWay = plan.state === 'approved' || plan.state === 'published';
  const mayInspect = isUnderWay && may('inspection.prepare') && plan.year === Number(today.slice(0, 4));
  const columns: Column<PlanLineView>[] = [
    {
      id: 'matter',
      header: t('plans.matter'),
      width: '24em',
      cell: (line) => (
        <LineContent line={line} conflicts={plan.conflicts.filter((conflict) => conflict.lineId === line.id)} />
      ),
    },
    { id: 'object', header: t('plans.object'), width: '14em', cell: (line) => line.objectText || '—' },
    { id: 'quantity', header: t('plans.quantity'), align: 'end', cell: words.quantity },
    {
      id: 'frequency',
      header: t('plans.frequency'),
      width: '9em',
      cell: (line) => (
        <span>
          {words.frequency(line)}
          {line.capPerYear !== null && (
            <span className={styles.cap}>{t('plans.cap-of-line', { count: line.capPerYear })}</span>
          )}
        </span>
      ),
    },
    { id: 'when', header: t('plans.when'), width: '8em', cell: words.when },
    { id: 'section', header: t('plans.section'), cell: (line) => line.sectionName ?? '—' },
    { id: 'progress', header: t('plans.done'), width: '8em', cell: (line) => <LineProgress line={line} /> },
  ];
  if (mayEdit || mayInspect)
    columns.push({
      id: 'actions',
      header: t('plans.actions'),
      cell: (line) => (
        <div className={styles.actions}>
          {mayInspect && (
            <AppLink
              to="/inspections/new"
              search={{ planLineId: line.id }}
              aria-label={t('plans.new-inspection-of', { no: line.no })}
            >
              {t('plans.new-inspection')}
            </AppLink>
          )}
          {mayEdit && (
            <>
              <AppLink to={`/plans/${plan.year}/lines/${line.id}`} aria-label={t('plans.edit-of', { no: line.no })}>
                {t('plans.edit')}
              </AppLink>
              <Button
                variant="subtle"
                color="red"
                c="var(--mantine-color-error)"
                size="compact-sm"
                aria-label={t('plans.remove-of', { no: line.no })}
                onClick={() => setRemoving(line)}
              >
                {t('plans.remove')}
              </Button>
            </>
          )}
        </div>
      ),
    });
  const totals = useMemo(() => {
    const sum = (of: (line: PlanLineView) => number) =>
      formatNumber(plan.lines.reduce((all, line) => all + of(line), 0));
    return { quantity: sum((line) => line.quantity ?? 0), finished: sum((line) => line.finished) };
  }, [plan.lines]);

  return (
    <Panel title={t('plans.lines-title', { count: plan.lines.length })} flush>
      {plan.lines.length === 0 ? (
        <EmptyState title={t('plans.no-lines')} text={t('plans.no-lines-hint')} />
      ) : (
        <TableView
          caption={t('plans.lines-title', { count: plan.lines.length })}
          columns={columns}
          rows={plan.lines}
          rowKey={(line) => line.id}
          totals={{
            matter: t('plans.total'),
            quantity: totals.quantity,
            progress: t('plans.finished-count', { count: totals.finished }),
          }}
          tall={plan.lines.length > longFrom}
        />
      )}
      {removing && <RemoveDialog plan={plan} line={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  );
}

function RemoveDialog({ plan, line, onClose }: { plan: PlanView; line: PlanLineView; onClose: () => void }) {
  const t = useT();
  const command = useCommand(removePlanLine, {
    invalidates: [getPlan, listPlans],
    onDone: () => {
      notifyDone(t('plans.removed'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('plans.remove-title')}
      question={t('plans.remove-question', { no: line.no, matter: line.matterName })}
      confirmLabel={t('plans.remove')}
      danger
      busy={command.isPending}
      error={command.error}
      onConfirm={() => command.mutate({ params: { year: plan.year, lineId: line.id } })}
    />
  );
}
