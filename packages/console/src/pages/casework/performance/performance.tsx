import { DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session.js';
import { Answer } from '../../../parts/answer.js';
import { useBusinessDate } from '../../../parts/business-date.js';
import { Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import { Waiting } from '../../../parts/waiting.js';
import { useWords } from '../../../words/use-words.js';
import { Dwell } from './dwell.js';
import { PerformanceOfDocument } from './operations.js';
import { RateChart } from './rate-chart.js';
import { RateTable } from './rate-table.js';
import { asked as askedRates, type Group, groups, type RateName, ratesOf } from './rates.js';
import { words } from './words.js';

const DEFAULTS = { region: '', from: '', to: '', by: 'REGION', rate: 'receiptRate' };

/** 绩效指标 of regions, months, departments or categories, and where cases stay. */
export default function Performance() {
  const t = useWords(words);
  const { viewer } = useSession();
  const today = useBusinessDate();
  const [asked, ask] = useAddress(DEFAULTS);
  const by = groups.find((group) => group === asked.by) ?? 'REGION';
  const isLeader = viewer.role === 'LEADER';
  const which = askedRates(by, isLeader);
  const rates = ratesOf(which);
  const rate = rates.find((name) => name === asked.rate) ?? rates[0];
  const from = asked.from || (today && `${today.slice(0, 4)}-01-01`);
  const to = asked.to || today;
  const variables = useMemo(
    () => ({ from: from!, to: to!, by: [by], regionUnder: asked.region || null, ...which }),
    [from, to, by, asked.region, isLeader],
  );
  const [result, again] = useQuery({
    query: PerformanceOfDocument,
    variables,
    pause: !from || !to || rates.length === 0,
  });
  return (
    <Page title={t('title')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <DatePicker.RangePicker
          allowClear={false}
          aria-label={t('period')}
          value={from && to ? [dayjs(from), dayjs(to)] : null}
          onChange={(days) =>
            ask({ from: days?.[0]?.format('YYYY-MM-DD') ?? '', to: days?.[1]?.format('YYYY-MM-DD') ?? '' })
          }
        />
        <Segmented<Group>
          aria-label={t('by')}
          value={by}
          onChange={(group) => ask({ by: group })}
          options={groups
            .filter((group) => ratesOf(askedRates(group, isLeader)).length > 0)
            .map((value) => ({ value, label: t(value) }))}
        />
        <Select<RateName>
          aria-label={t('rate')}
          style={{ minWidth: 170 }}
          value={rate}
          onChange={(name) => ask({ rate: name })}
          options={rates.map((value) => ({ value, label: t(value) }))}
        />
      </Filters>
      {from && to && rate ? (
        <Answer of={result} onRetry={again}>
          {({ performance }) => (
            <>
              <RateChart rows={performance} by={by} rate={rate} />
              <RateTable rows={performance} by={by} rates={rates} period={{ from, to, region: asked.region }} />
            </>
          )}
        </Answer>
      ) : (
        <Waiting />
      )}
      {from && to && !isLeader && (
        <Dwell from={from} to={to} region={asked.region} by={by === 'MONTH' ? undefined : by} />
      )}
    </Page>
  );
}
