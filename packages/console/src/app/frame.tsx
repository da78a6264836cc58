import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Layout, Menu, Result, Segmented, Space } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, matchPath, Route, Routes, useLocation, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useAmountUnit } from '../parts/amount.js';
import { Answer } from '../parts/answer.js';
import { ErrorBoundary } from '../parts/error-boundary.js';
import { Waiting } from '../parts/waiting.js';
import { common } from '../words/common.js';
import { inLanguage, useLanguage } from '../words/language.js';
import { useWords } from '../words/use-words.js';
import { type Area, areas, type PageRoute } from './areas.js';
import { ChangePassword } from './change-password.js';
import { useConnectionLost } from './connection.js';
import './frame.css';
import { LanguageSwitch } from './language-switch.js';
import { SignOutDocument, ViewerDocument } from './operations.js';
import { SessionContext, type Viewer } from './session.js';
import { words } from './words.js';

/** Each page's code is fetched when it is first opened. */
const components = new Map(areas.flatMap(({ pages }) => pages).map((page) => [page, lazy(page.load)]));

interface Props {
  token: string;
  onSignOut: () => void;
}

/** What stands around every page of a signed-in user: menu, head, connection, and the page of the address. */
export function Frame({ token, onSignOut }: Props) {
  const [result, refetch] = useQuery({ query: ViewerDocument });
  const [, signOut] = useMutation(SignOutDocument);

  async function leave() {
    await signOut({});
    onSignOut();
  }

  return (
    <Answer of={result} onRetry={refetch}>
      {({ viewer }) => (
        <SessionContext value={{ viewer, token, signOut: () => void leave() }}>
          {viewer.mustChangePassword ? (
            <ChangePassword onChanged={() => refetch({ requestPolicy: 'network-only' })} />
          ) : (
            <Desk viewer={viewer} onSignOut={() => void leave()} />
          )}
        </SessionContext>
      )}
    </Answer>
  );
}

function Desk({ viewer, onSignOut }: { viewer: Viewer; onSignOut: () => void }) {
  const t = useWords(common, words);
  const [folded, setFolded] = useState(false);
  const { pathname } = useLocation();
  const mine = useMemo(() => areas.map((area) => ({ ...area, pages: area.pages.filter(isFor(viewer)) })), [viewer]);

  return (
    <Layout className="desk">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Layout.Sider
        breakpoint="lg"
        collapsible
        collapsed={folded}
        onCollapse={setFolded}
        collapsedWidth={56}
        width={208}
        className="side"
      >
        <Link to="/" className="brand" title={t('tagline')}>
          {folded ? '渠' : t('product')}
        </Link>
        <nav aria-label={t('menu')}>
          <SideMenu areas={mine} pathname={pathname} folded={folded} />
        </nav>
      </Layout.Sider>
      <Layout>
        <Layout.Header className="head">
          <span className="whose">
            {viewer.region?.name} · {viewer.displayName}
          </span>
          <Space size="middle" wrap>
            <UnitSwitch />
            <LanguageSwitch />
            <Dropdown
              menu={{
                items: [
                  { key: 'account', label: <Link to="/account">{t('account')}</Link> },
                  { key: 'graphiql', label: <a href="/graphiql">{t('graphiql')}</a> },
                  { key: 'out', icon: <LogoutOutlined />, label: t('signOut'), onClick: onSignOut },
                ],
              }}
              trigger={['click']}
            >
              <Button type="text" icon={<UserOutlined />}>
                {viewer.username}
              </Button>
            </Dropdown>
          </Space>
        </Layout.Header>
        <ConnectionBanner />
        <Layout.Content id="content" className="content" role="main" tabIndex={-1}>
          <ErrorBoundary key={pathname}>
            <Suspense fallback={<Waiting />}>
              <Routes>
                {areas.flatMap(({ pages }) =>
                  pages.map((page) => (
                    <Route key={page.path} path={page.path} element={<Shown page={page} viewer={viewer} />} />
                  )),
                )}
                <Route path="*" element={<Result status="404" title={t('notHere')} />} />
              </Routes>
            </Suspense>
          </ErrorBoundary>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

const isFor =
  (viewer: Viewer) =>
  ({ isFor: asked }: PageRoute): boolean =>
    asked?.(viewer) ?? true;

function Shown({ page, viewer }: { page: PageRoute; viewer: Viewer }) {
  const t = useWords(common);
  const Component = components.get(page)!;
  return isFor(viewer)(page) ? <Component /> : <Result status="403" title={t('notForYou')} />;
}

interface SideMenuProps {
  areas: readonly Area[];
  pathname: string;
  folded: boolean;
}

function SideMenu({ areas: shown, pathname, folded }: SideMenuProps) {
  const { language } = useLanguage();
  const go = useNavigate();
  const inMenu = shown
    .map((area) => ({ ...area, pages: area.pages.filter((page) => page.inMenu) }))
    .filter(({ pages }) => pages.length > 0);
  const here = shown.flatMap(({ key, pages }) => pages.map((page) => ({ key, page })));
  const at = here.find(({ page }) => matchPath(page.path, pathname));
  // A page about one record marks the list of its area that its address begins with.
  const marked = inMenu
    .flatMap(({ pages }) => pages)
    .filter(({ path }) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
  const link = ({ path, title }: PageRoute) => ({
    key: path,
    label: <Link to={path}>{inLanguage(language, title)}</Link>,
  });
  return (
    <Menu
      theme="dark"
      mode="inline"
      {...(!folded && { defaultOpenKeys: at ? [at.key] : [] })}
      selectedKeys={marked ? [marked.path] : []}
      // The mouse follows the link in the item; Enter is told to the item alone.
      onClick={({ key, domEvent }) => domEvent.type === 'keydown' && void go(key)}
      items={inMenu.map(({ key, title, icon: Icon, pages }) =>
        pages.length === 1
          ? { ...link({ ...pages[0]!, title }), icon: <Icon /> }
          : { key, label: inLanguage(language, title), icon: <Icon />, children: pages.map(link) },
      )}
    />
  );
}

function UnitSwitch() {
  const t = useWords(common, words);
  const { unit, keep } = useAmountUnit();
  return (
    <Segmented
      size="small"
      aria-label={t('unit')}
      value={unit}
      onChange={keep}
      options={[
        { value: 'yuan', label: t('yuan') },
        { value: 'tenThousand', label: t('tenThousand') },
      ]}
    />
  );
}

function ConnectionBanner() {
  const t = useWords(common);
  return useConnectionLost() ? <Alert banner type="warning" role="status" title={t('connecting')} /> : null;
}
