import { Card, Empty, Flex, Segmented, Spin, Table, type TableColumnsType } from 'antd';
import type { ECElementEvent, EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { common } from '../../words/common.js';
import { useLanguage } from '../../words/language.js';
import { useWords } from '../../words/use-words.js';

/** Told apart also by who sees no red or green; of one weight, so that none seems to accuse. Each has a contrast of 3 : 1 at least on white. */
export const palette = ['#0b6e75', '#c77700', '#4a6fa5', '#8a4f7d', '#6b8e23', '#b0413e', '#5c6670', '#2a8a8e'];

/** The colours of severities; the name stands beside them always. */
export const severityColours: Readonly<Record<string, string>> = {
  RED: '#b3261e',
  ORANGE: '#c2570c',
  YELLOW: '#a07d00',
  BLUE: '#2f6db5',
};

const font =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

interface Props<Row> {
  /** Also what is said of the picture to those who do not see it. */
  title: string;
  option: EChartsCoreOption;
  /** The same figures as a table: every chart can be read without seeing it, and what can be picked in it is a link there. */
  table: { columns: TableColumnsType<Row>; rows: readonly Row[]; rowKey: (row: Row) => string };
  height?: number;
  extra?: ReactNode;
  /** Whether there is nothing to be drawn; when not said, where the table has no rows. */
  isEmpty?: boolean;
  /** What stands below the figures, in both their forms. */
  note?: ReactNode;
  /** What a click on a part of the picture leads to. */
  onPick?: ((event: ECElementEvent) => void) | undefined;
  /** Maps to be known by name before the picture is drawn: fetched as a part of the console, never from elsewhere. */
  maps?: readonly ChartMap[] | undefined;
}

export interface ChartMap {
  name: string;
  load: () => Promise<unknown>;
}

/** A picture of figures with its twin, the table. The drawing library is fetched with the first chart. */
export function Chart<Row extends object>({
  title,
  table,
  height = 300,
  extra,
  isEmpty = table.rows.length === 0,
  note,
  ...picture
}: Props<Row>) {
  const t = useWords(common);
  const { language } = useLanguage();
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  return (
    <Card
      size="small"
      style={{ height: '100%' }}
      title={<h2 className="card-title">{title}</h2>}
      extra={
        <Flex gap="small" align="center" wrap justify="end">
          {extra}
          <Segmented
            size="small"
            aria-label={`${title}: ${t('asChart')} / ${t('asTable')}`}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'chart', label: t('asChart') },
              { value: 'table', label: t('asTable') },
            ]}
          />
        </Flex>
      }
    >
      {isEmpty ? (
        <Flex align="center" justify="center" style={{ height }}>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')} />
        </Flex>
      ) : shown === 'chart' ? (
        // Drawn anew in another language: the library's own words are chosen when it begins.
        <Picture key={language} title={title} height={height} {...picture} />
      ) : (
        <Table<Row>
          size="small"
          rowKey={table.rowKey}
          columns={table.columns}
          dataSource={table.rows}
          pagination={false}
          scroll={{ y: height - 40, x: 'max-content' }}
        />
      )}
      {note}
    </Card>
  );
}

type PictureProps = { height: number } & Pick<Props<object>, 'title' | 'option' | 'onPick' | 'maps'>;

function Picture({ title, option, height, onPick, maps = [] }: PictureProps) {
  const t = useWords(common);
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [drawn, setDrawn] = useState<{ setOption: (option: EChartsCoreOption, notMerge: boolean) => void }>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let chart: ReturnType<typeof import('./echarts.js')['init']> | undefined;
    let left = false;
    const watcher = new ResizeObserver(() => chart?.resize());
    setFailed(false);
    (async () => {
      const [{ init, registerMap }, ...outlines] = await Promise.all([
        import('./echarts.js'),
        ...maps.map(({ load }) => load()),
      ]);
      if (left || !place.current) return;
      for (const [nth, { name }] of maps.entries()) registerMap(name, outlines[nth] as never);
      chart = init(place.current, null, { renderer: 'svg', locale: language.toUpperCase() });
      chart.on('click', (event) => pick.current?.(event as ECElementEvent));
      watcher.observe(place.current);
      setDrawn(chart as never);
    })().catch(() => setFailed(true));
    return () => {
      left = true;
      watcher.disconnect();
      chart?.dispose();
      setDrawn(undefined);
    };
  }, [maps.map(({ name }) => name).join(' '), language]);

  useEffect(() => {
    const { tooltip, ...rest } = option;
    drawn?.setOption(
      {
        color: palette,
        aria: { enabled: true, label: { description: t('chartOf', { title }) } },
        animation: false,
        textStyle: { fontFamily: font },
        ...(tooltip ? { tooltip: { confine: true, ...tooltip } } : {}),
        ...rest,
      },
      true,
    );
  }, [drawn, option, title, t]);

  return (
    <div style={{ position: 'relative', height }} {...(!drawn && !failed && { 'data-waiting': true })}>
      {!drawn && !failed && <Spin style={{ position: 'absolute', inset: 0, margin: 'auto' }} />}
      {failed && <p role="alert">{t('chartFailed')}</p>}
      <div ref={place} style={{ height, cursor: onPick ? 'pointer' : undefined }} />
    </div>
  );
}
