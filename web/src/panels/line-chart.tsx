import {
  AreaSeries,
  createChart,
  type IChartApi,
  type ISeriesApi,
  TickMarkType,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import { formatMarketDay, formatMarketMinute, formatMarketTime } from '../format/numbers.ts';

export interface Point {
  /** Unix seconds. */
  time: number;
  value: number;
}

/** A line over time in the colours of the page. */
export function LineChart({ points }: { points: Point[] }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<{ api: IChartApi; series: ISeriesApi<'Area'> }>(null);

  useEffect(() => {
    if (box.current === null) return;
    const colour = (name: string): string => resolveColour(box.current as HTMLElement, name);
    const api = createChart(box.current, {
      autoSize: true,
      layout: { background: { color: 'transparent' }, textColor: colour('--quiet'), attributionLogo: false },
      grid: { vertLines: { visible: false }, horzLines: { color: colour('--line') } },
      rightPriceScale: { borderVisible: false },
      timeScale: { borderVisible: false, timeVisible: true, tickMarkFormatter: labelOf },
      localization: { timeFormatter: (time: Time) => formatMarketTime(instantOf(time)) },
    });
    const series = api.addSeries(AreaSeries, {
      lineColor: colour('--accent'),
      lineWidth: 2,
      topColor: 'rgba(64, 120, 255, 0.25)',
      bottomColor: 'rgba(64, 120, 255, 0)',
      priceFormat: { type: 'price', precision: 2, minMove: 0.01 },
    });
    chart.current = { api, series };
    return () => {
      chart.current = null;
      api.remove();
    };
  }, []);

  useEffect(() => {
    chart.current?.series.setData(points.map(({ time, value }) => ({ time: time as UTCTimestamp, value })));
    chart.current?.api.timeScale().fitContent();
  }, [points]);

  return <div ref={box} className="chart" />;
}

function instantOf(time: Time): string {
  return new Date(Number(time) * 1000).toISOString();
}

/** The axis is in market time, like everything else on the page. */
function labelOf(time: Time, kind: TickMarkType): string {
  const isTime = kind === TickMarkType.Time || kind === TickMarkType.TimeWithSeconds;
  return isTime ? formatMarketMinute(instantOf(time)) : formatMarketDay(instantOf(time));
}

/** Canvas needs a plain colour where the style sheet has `light-dark(…)`. */
function resolveColour(element: HTMLElement, name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
