/** Draws a chart with echarts (only the parts we use, as SVG). Loaded by chart.tsx when needed. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartProps } from './chart.tsx';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Apart in lightness too, so that they differ without colour. */
const colours = ['#1d4ed8', '#e08a00', '#0f766e', '#8b5cf6', '#64748b'];
// The library measures text itself, so it needs the real family, not `inherit`.
const text = { color: '#3b4656', fontSize: 13, fontFamily: getComputedStyle(document.body).fontFamily };

export default function ChartCanvas({ kind, categories, series, unit, onSelect }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption(
      {
        animation: !still,
        color: colours,
        textStyle: text,
        grid: { left: 8, right: 12, top: series.length > 1 ? 36 : 28, bottom: 4, containLabel: true },
        legend: { show: series.length > 1, top: 0, right: 0, itemWidth: 14, itemGap: 16, textStyle: text },
        tooltip: { trigger: 'axis', axisPointer: { type: kind === 'bar' ? 'shadow' : 'line' } },
        xAxis: { type: 'category', data: [...categories], axisTick: { show: false }, axisLabel: text },
        yAxis: {
          type: 'value',
          minInterval: 1,
          name: unit ?? '',
          nameTextStyle: { ...text, align: 'left' },
          axisLabel: text,
        },
        series: series.map((one) => ({
          type: kind,
          name: one.name,
          data: [...one.values],
          barMaxWidth: 28,
          cursor: onSelect ? 'pointer' : 'default',
          symbolSize: 7,
        })),
      },
      { notMerge: true },
    );
  }, [kind, categories, series, unit, onSelect]);

  useEffect(() => {
    const drawn = chart.current;
    if (!drawn || !onSelect) return;
    drawn.on('click', (event) => onSelect(event.dataIndex, event.seriesIndex ?? 0));
    return () => void drawn.off('click');
  }, [onSelect]);

  return <div ref={place} style={{ width: '100%', height: '100%' }} />;
}
