import { Flex } from 'antd';
import { useMemo } from 'react';
import { Chart, type ChartMap } from '../../parts/chart/chart.js';
import { tooltipOf } from '../../parts/chart/tooltip.js';
import { useWords } from '../../words/use-words.js';
import { below, cities, countiesOf, type Region, regionOf } from './outlines.js';
import { type PartsProps, useParts } from './use-parts.js';
import { words } from './words.js';

const EMPTY = '#eef1f2';
/** From little to much, light enough for the names on them. */
const SHADES = ['#d6ecec', '#8fc9cb', '#4ba3a7', '#1f8086'];

/** The counties of the province or of a prefecture; a click leads one level down. */
export function CountyMap(props: PartsProps & { level: string; today: string; height: number }) {
  const { rows, measure, regions, region, chosen, onDrill, level, today, height } = props;
  const t = useWords(words);
  const parts = useParts(props);
  const isProvince = level === 'PROVINCE';
  const prefix = region.slice(0, isProvince ? 2 : 4);
  const maps = useMemo<ChartMap[]>(
    () => [
      { name: `counties-${prefix}`, load: countiesOf(prefix) },
      ...(isProvince ? [{ name: 'cities', load: cities }] : []),
    ],
    [prefix, isProvince],
  );
  const values = useMemo(
    () => new Map(rows.flatMap((row) => (row.code && !row.isOwn ? [[row.code, row]] : []))),
    [rows],
  );
  const drawn = useMemo(() => {
    const outlineOf = (adcode: string) => regionOf(adcode, regions, today);
    const data = [...regions.values()]
      .filter(({ code, level: of }) => of === 'COUNTY' && code.startsWith(prefix))
      .flatMap(({ code }) => {
        const own = outlineOf(code.slice(0, 6));
        const row = own && values.get(own.code);
        return row ? [{ name: code.slice(0, 6), value: row.value }] : [];
      });
    const known = data.map(({ value }) => value);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const outline = {
      ...{ type: 'map', nameProperty: 'adcode', selectedMode: false },
      // As wide as it is at 34° north.
      ...{ aspectScale: 0.83, layoutCenter: ['50%', '50%'], layoutSize: '100%' },
    };
    return {
      outlineOf,
      codes: new Set(data.map(({ name }) => outlineOf(name)?.code)),
      option: {
        tooltip: {
          trigger: 'item',
          formatter: ({ name: adcode }: { name: string }) => {
            const at = outlineOf(adcode);
            const row = at && values.get(at.code);
            const parent = at?.fiscalParent && regions.get(at.fiscalParent.code);
            const isElsewhere = !isProvince && at?.fiscalParent?.code !== region;
            const title = [isProvince && parent?.level === 'PREFECTURE' && parent.name, at?.name ?? adcode].filter(
              Boolean,
            );
            return tooltipOf(
              title.join(' '),
              isElsewhere ? [[t('direct'), '']] : [[t(measure), row ? parts.said(row.value) : t('noValue')]],
            );
          },
        },
        visualMap: {
          show: known.length > 0,
          type: 'continuous',
          seriesIndex: 0,
          min: known.length > 0 ? (low === high ? low - 1 : low) : 0,
          max: known.length > 0 ? high : 1,
          inRange: { color: SHADES },
          text: known.length > 0 ? [parts.short(high), parts.short(low)] : undefined,
          left: 8,
          bottom: 8,
          itemHeight: 110,
          calculable: false,
        },
        series: [
          {
            ...outline,
            map: `counties-${prefix}`,
            data,
            label: {
              show: !isProvince,
              fontSize: 12,
              color: '#1f2a30',
              textBorderColor: '#fff',
              textBorderWidth: 3,
              formatter: ({ name }: { name: string }) => outlineOf(name)?.name ?? '',
            },
            itemStyle: { areaColor: EMPTY, borderColor: '#fff', borderWidth: 0.6 },
            emphasis: {
              label: { show: !isProvince, color: '#1f2a30' },
              itemStyle: { areaColor: '#f3c77a' },
            },
          },
          ...(isProvince
            ? [
                {
                  ...outline,
                  map: 'cities',
                  silent: true,
                  z: 3,
                  label: {
                    show: true,
                    fontSize: 12,
                    color: '#1f2a30',
                    textBorderColor: '#fff',
                    textBorderWidth: 3,
                    formatter: ({ name }: { name: string }) => cityName(name, regions),
                  },
                  itemStyle: { areaColor: 'transparent', borderColor: '#5c6670', borderWidth: 0.9 },
                },
              ]
            : []),
        ],
      },
    };
  }, [regions, today, prefix, values, isProvince, region, t, measure, parts]);
  const undrawn = rows.filter(({ code, isOwn }) => !isOwn && !drawn.codes.has(code ?? ''));
  return (
    <Chart
      title={t('map', { measure: t(measure) })}
      height={height}
      extra={chosen}
      maps={maps}
      option={drawn.option}
      isEmpty={false}
      onPick={({ name }) => {
        const county = drawn.outlineOf(name);
        if (county) onDrill(below(county, region, regions));
      }}
      table={{ columns: parts.columns, rows, rowKey: ({ code }) => code ?? '' }}
      note={
        <Flex vertical className="overview-state">
          {undrawn.length > 0 && (
            <Flex wrap gap="small">
              {t('notDrawn')}
              {undrawn.map((row) => (
                <span key={row.code ?? ''}>
                  {parts.name(row)} {parts.short(row.value)}
                </span>
              ))}
            </Flex>
          )}
          <span>{t('sketch')}</span>
        </Flex>
      }
    />
  );
}

/** 济源 is a city of the province's own, drawn as one of the prefectures. */
const cityName = (adcode: string, regions: ReadonlyMap<string, Region>): string =>
  (regions.get(adcode.padEnd(12, '0')) ?? regions.get(`${adcode.slice(0, 4)}01000000`))?.name ?? '';
