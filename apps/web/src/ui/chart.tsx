/** A bar or line chart; the drawing library loads only when a chart is on the screen. The figures are always there as a table too. */
import { Button, Skeleton } from '@mantine/core';
import { Suspense, lazy, useId, useState } from 'react';
import { formatNumber } from '../messages/format.ts';
import { useT } from '../messages/use-t.ts';
import { TableView } from './table-view.tsx';

const ChartCanvas = lazy(() => import('./chart-canvas.tsx'));

export interface ChartSeries {
  name: string;
  /** One per category; null: no figure. */
  values: readonly (number | null)[];
}

export interface ChartProps {
  /** What the chart shows, in words. */
  title: string;
  kind: 'bar' | 'line';
  categories: readonly string[];
  series: readonly ChartSeries[];
  /** Unit of the values: 次, 家. */
  unit?: string;
  height?: number;
  /** A click on a bar or point, for going to the records behind it. */
  onSelect?: (categoryIndex: number, seriesIndex: number) => void;
}

export function Chart(props: ChartProps) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const height = props.height ?? 260;
  return (
    <figure style={{ margin: 0 }} aria-label={props.title}>
      <div aria-hidden style={{ height }}>
        <Suspense fallback={<Skeleton height={height} />}>
          <ChartCanvas {...props} />
        </Suspense>
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen((was) => !was)}
      >
        {t(open ? 'ui.hide-table' : 'ui.show-table')}
      </Button>
      <div id={id} hidden={!open}>
        {open && (
          <TableView
            caption={props.title}
            columns={[
              { id: 'category', header: t('ui.chart-category'), cell: (row) => row.category },
              ...props.series.map((series, index) => ({
                id: `series-${index}`,
                header: props.unit ? `${series.name} (${props.unit})` : series.name,
                align: 'end' as const,
                cell: (row: { index: number }) => formatNumber(series.values[row.index]),
              })),
            ]}
            rows={props.categories.map((category, index) => ({ category, index }))}
            rowKey={(row) => String(row.index)}
          />
        )}
      </div>
    </figure>
  );
}
