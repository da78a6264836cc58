import { Button, Layout, Menu, Space, Typography } from 'antd';
import { useState } from 'react';
import { gql, useQuery } from 'urql';
import { LanguageSwitch } from './language-switch.js';
import { Batches } from './pages/batches.js';
import { Quarantine } from './pages/quarantine.js';
import { Rules } from './pages/rules.js';
import { Warnings } from './pages/warnings.js';
import { type Language, useWords } from './words.js';

const pages = { warnings: Warnings, batches: Batches, quarantine: Quarantine, rules: Rules };
type Page = keyof typeof pages;

const VIEWER = gql`
  query Viewer {
    viewer {
      displayName
      region {
        name
      }
    }
  }
`;

interface Viewer {
  viewer: { displayName: string; region: { name: string } | null };
}

/** The page is in the address (`#warnings`), so that it can be kept and sent. */
const pageOfAddress = (): Page => {
  const wanted = location.hash.slice(1);
  return wanted in pages ? (wanted as Page) : 'warnings';
};

interface Props {
  onLanguage: (language: Language) => void;
  onSignOut: () => void;
}

export function Frame({ onLanguage, onSignOut }: Props) {
  const { t } = useWords();
  const [page, setPage] = useState(pageOfAddress());
  const [{ data }] = useQuery<Viewer>({ query: VIEWER });
  const Shown = pages[page];

  function show(next: Page) {
    location.hash = next;
    setPage(next);
  }

  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Layout.Header style={{ display: 'flex', alignItems: 'center', gap: 24, background: '#0b3d42' }}>
        <Typography.Text strong style={{ color: '#fff', fontSize: 18, whiteSpace: 'nowrap' }}>
          {t('product')}
        </Typography.Text>
        <Menu
          theme="dark"
          mode="horizontal"
          style={{ flex: 1, background: 'transparent' }}
          selectedKeys={[page]}
          onClick={({ key }) => show(key as Page)}
          items={(Object.keys(pages) as Page[]).map((key) => ({ key, label: t(key) }))}
        />
        <Space size="middle">
          <Typography.Text style={{ color: '#cfe3e4' }}>
            {data?.viewer.displayName} · {data?.viewer.region?.name}
          </Typography.Text>
          <a href="/graphiql" style={{ color: '#9fd3d6' }}>
            {t('graphiql')}
          </a>
          <LanguageSwitch onLanguage={onLanguage} />
          <Button size="small" onClick={onSignOut}>
            {t('signOut')}
          </Button>
        </Space>
      </Layout.Header>
      <Layout.Content style={{ padding: 24 }}>
        <Shown />
      </Layout.Content>
    </Layout>
  );
}
