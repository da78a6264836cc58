import { Button, Descriptions, type DescriptionsProps, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { readsDetails } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { Choice } from '../../parts/choice.js';
import { useNames, useWords } from '../../words/use-words.js';
import type { Change } from './change-table.js';
import { ParametersOfDocument } from './operations.js';
import { useRegionNames } from './region-names.js';
import { useSayValue } from './values.js';
import { words } from './words.js';
import { writtenValue } from './written-value.js';

/** What stands in the payload of a change, by its kind. All of it is optional to whoever shows it: kinds may come. */
interface Payload {
  name?: string;
  value?: unknown;
  regionCode?: string;
  effectiveFrom?: string;
  matches?: string;
  entryId?: string;
  basis?: string;
  validFrom?: string;
  validTo?: string;
  expiresOn?: string;
  status?: string;
  regions?: string[];
  version?: string;
  life?: string;
  source?: string;
  owner?: string;
  publicKey?: string;
}

/** What a change would do, in words. */
export function ChangeContent({ change }: { change: Change }) {
  const payload = change.payload as Payload;
  return change.changeKind === 'PARAMETER' ? (
    <ParameterContent ruleId={change.about} payload={payload} isOpen={change.decision === null} />
  ) : (
    <OtherContent payload={payload} />
  );
}

function ParameterContent({ ruleId, payload, isOpen }: { ruleId: string; payload: Payload; isOpen: boolean }) {
  const t = useWords(words);
  const { either } = useNames();
  const { viewer } = useSession();
  const say = useSayValue();
  const { name, value, regionCode = '', effectiveFrom } = payload;
  const nameOf = useRegionNames([regionCode]);
  const [{ data }] = useQuery({
    query: ParametersOfDocument,
    variables: { ruleId, regionCode, on: null },
  });
  const one = data?.parametersInForce?.find((each) => each.name === name);
  const written = one ? writtenValue(one.type, value) : String(value);
  const address = new URLSearchParams({ start: '1', parameter: name ?? '', value: written, region: regionCode });
  return (
    <Flex vertical gap="small">
      <Descriptions
        size="small"
        column={1}
        bordered
        items={[
          { key: 'name', label: t('parameter'), children: one ? either(one.labelZh, one.labelEn) : name },
          { key: 'region', label: t('allRegion'), children: nameOf(regionCode) },
          ...(isOpen && one ? [{ key: 'now', label: t('inForce'), children: say(one, one.value) }] : []),
          { key: 'value', label: t('becomes'), children: <b>{one ? say(one, written) : written}</b> },
          { key: 'from', label: t('effectiveFrom'), children: effectiveFrom },
        ]}
      />
      {isOpen && readsDetails(viewer) && (
        <Link to={`/rules/${encodeURIComponent(ruleId)}?tab=backtests&${address.toString()}`}>
          <Button size="small">{t('backtestFirst')}</Button>
        </Link>
      )}
    </Flex>
  );
}

function OtherContent({ payload }: { payload: Payload }) {
  const t = useWords(words);
  const { field } = useNames();
  const nameOf = useRegionNames(payload.regions ?? []);
  const said: [string, string, React.ReactNode][] = [
    ['matches', t('matches'), <Choice key="m" name="WhitelistMatch" value={payload.matches?.toUpperCase()} />],
    ['entryId', t('record'), payload.entryId],
    ['basis', t('basis'), payload.basis],
    ['status', t('nextState'), <Choice key="s" name="RuleStatus" value={payload.status?.toUpperCase()} />],
    ['regions', t('regions'), payload.regions?.map((code) => <Tag key={code}>{nameOf(code)}</Tag>)],
    ['version', t('version'), payload.version],
    ['source', field('RulePackage', 'source'), payload.source],
    ['life', t('begin'), <Choice key="l" name="RuleStatus" value={payload.life?.toUpperCase()} />],
    ['owner', t('owner'), payload.owner],
    [
      'publicKey',
      t('publicKey'),
      <Typography.Text key="k" code copyable>
        {payload.publicKey ?? ''}
      </Typography.Text>,
    ],
    ['validFrom', t('validFrom'), payload.validFrom],
    ['validTo', t('validTo'), payload.validTo],
    ['expiresOn', field('WhitelistEntry', 'expiresOn'), payload.expiresOn],
  ];
  const items: DescriptionsProps['items'] = said
    .filter(([key]) => payload[key as keyof Payload] !== undefined)
    .map(([key, label, children]) => ({ key, label, children }));
  return items.length > 0 ? <Descriptions size="small" column={1} bordered items={items} /> : null;
}
