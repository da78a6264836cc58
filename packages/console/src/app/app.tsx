import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { Provider } from 'urql';
import { AmountUnitProvider } from '../parts/amount.js';
import { type Language, LanguageContext, readLanguage, writeLanguage } from '../words/language.js';
import { createApiClient } from './client.js';
import { Frame } from './frame.js';
import { useMotion } from './motion.js';
import { readToken, writeToken } from './session.js';
import { SignIn } from './sign-in.js';

/** Dark colours give dull pale grounds when these are derived from them. */
const paleGrounds = {
  colorPrimaryBg: '#e8f3f4',
  colorPrimaryBgHover: '#d6eaec',
  colorInfoBg: '#e8f3f4',
  colorInfoBorder: '#a9d0d3',
  colorErrorBg: '#fdeeed',
  colorErrorBorder: '#f3bcb8',
};

/** Texts keep a contrast of 4.5 : 1 on their ground; tables are dense, as those who work with them all day want them. */
const theme = {
  token: {
    ...paleGrounds,
    colorPrimary: '#0b6e75',
    colorInfo: '#0b6e75',
    colorLink: '#0b6e75',
    colorTextDescription: '#5c6670',
    colorTextPlaceholder: '#5c6670',
    colorTextDisabled: '#6b747c',
    colorError: '#c62828',
    borderRadius: 4,
  },
  components: {
    Layout: { siderBg: '#0b3d42', triggerBg: '#092f33' },
    Calendar: { itemActiveBg: '#f2fafa' },
    Descriptions: { labelColor: '#5c6670' },
    Menu: { darkItemBg: '#0b3d42', darkSubMenuItemBg: '#092f33' },
  },
};

/** The console: signed in or not, in one of its two languages. */
export function App() {
  const [language, setLanguage] = useState<Language>(readLanguage);
  const [token, setToken] = useState(readToken);
  // Another user, another client: nothing that one has seen stays for the next.
  const client = useMemo(() => createApiClient(token, () => keepToken(null)), [token]);
  const motion = useMotion();
  const themeNow = useMemo(() => ({ ...theme, token: { ...theme.token, motion } }), [motion]);

  useEffect(() => {
    writeLanguage(language);
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);

  function keepToken(next: string | null) {
    writeToken(next);
    setToken(next);
  }

  return (
    <LanguageContext value={{ language, keep: setLanguage }}>
      <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={themeNow} button={{ autoInsertSpace: false }}>
        <Provider value={client}>
          <AmountUnitProvider>
            <BrowserRouter>
              {token ? <Frame token={token} onSignOut={() => keepToken(null)} /> : <SignIn onToken={keepToken} />}
            </BrowserRouter>
          </AmountUnitProvider>
        </Provider>
      </ConfigProvider>
    </LanguageContext>
  );
}
