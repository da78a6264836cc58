import { Flex, Input, Select, Table, type TableColumnsType, Typography } from 'antd';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { useAddress } from '../../../parts/use-address.js';
import { common } from '../../../words/common.js';
import { inLanguage, useLanguage } from '../../../words/language.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { CodesDocument, type CodesQuery } from './operations.js';
import { systems, words } from './words.js';

type Code = CodesQuery['codes']['nodes'][number];
interface Branch extends Code {
  children?: Branch[];
}

const DEFAULTS = { system: 'functional', text: '' };

/** Code systems as trees: what a code stands for, and whether money may be booked to it. */
export default function Codes() {
  const t = useWords(words);
  const [answer, again] = useQuery({ query: CodesDocument });
  return (
    <Page title={t('codes')}>
      <Answer of={answer} onRetry={again}>
        {({ codes }) => <Shown codes={codes.nodes} />}
      </Answer>
    </Page>
  );
}

function Shown({ codes }: { codes: readonly Code[] }) {
  const t = useWords(common, words);
  const { language } = useLanguage();
  const { either } = useNames();
  const [asked, ask] = useAddress(DEFAULTS);
  const names = useMemo(() => [...new Set(codes.map(({ system }) => system))], [codes]);
  const rows = useMemo(() => shownOf(codes, asked), [codes, asked]);
  const columns: TableColumnsType<Branch> = [
    { title: t('code'), dataIndex: 'code', width: 200, className: 'amount' },
    { title: t('name'), key: 'name', width: 320, render: (_, { nameZh, nameEn }) => either(nameZh, nameEn) },
    {
      title: t('otherName'),
      key: 'other',
      width: 320,
      render: (_, { nameZh, nameEn }) => (language === 'zh' ? nameEn : nameZh),
    },
    { title: t('leaf'), dataIndex: 'isLeaf', width: 90, render: (isLeaf) => t(isLeaf ? 'yes' : 'no') },
    { title: t('note'), dataIndex: 'note' },
  ];
  const isTree = rows.some(({ children }) => children);
  return (
    <Flex vertical gap="middle">
      <Filters onReset={() => ask(DEFAULTS)}>
        <Select
          aria-label={t('system')}
          style={{ minWidth: 260 }}
          value={asked.system}
          onChange={(system: string) => ask({ system })}
          options={names.map((system) => ({
            value: system,
            label: systems[system] ? inLanguage(language, systems[system]) : system,
          }))}
        />
        <Input.Search
          aria-label={t('find')}
          placeholder={t('find')}
          allowClear
          defaultValue={asked.text}
          key={asked.text}
          onSearch={(text) => ask({ text: text.trim() })}
          style={{ width: 240 }}
        />
      </Filters>
      <Table<Branch>
        key={`${asked.system} ${asked.text}`}
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 900, y: 560 }}
        columns={columns}
        dataSource={rows}
        {...(isTree && { expandable: { defaultExpandAllRows: rows.length < 15 } })}
      />
      <Typography.Text type="secondary">
        {t('found', { count: codes.filter(({ system }) => system === asked.system).length })}
      </Typography.Text>
    </Flex>
  );
}

/** The tree of a system; what is looked for is found wherever it stands, and told without its place. */
function shownOf(codes: readonly Code[], { system, text }: typeof DEFAULTS): Branch[] {
  const own = codes.filter((code) => code.system === system);
  const wanted = text.toLowerCase();
  if (wanted)
    return own.filter(({ code, nameZh, nameEn }) =>
      [code, nameZh, nameEn].some((each) => each.toLowerCase().includes(wanted)),
    );
  const below = new Map<string, Code[]>();
  for (const code of own) below.set(code.parent?.code ?? '', [...(below.get(code.parent?.code ?? '') ?? []), code]);
  const branch = (code: Code): Branch => {
    const children = below.get(code.code)?.map(branch);
    return children ? { ...code, children } : code;
  };
  return (below.get('') ?? []).map(branch);
}
