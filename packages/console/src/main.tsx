import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { createApiClient } from './client.js';
import { Frame } from './frame.js';
import { SignIn } from './sign-in.js';
import { readToken, writeToken } from './token.js';
import { type Language, LanguageContext } from './words.js';

const LANGUAGE = 'qingqu.language';

function Console() {
  const [language, setLanguage] = useState<Language>(localStorage.getItem(LANGUAGE) === 'en' ? 'en' : 'zh');
  const [token, setToken] = useState(readToken());
  // Another user, another client: nothing that one has seen stays for the next.
  const client = useMemo(() => createApiClient(token, () => keepToken(null)), [token]);

  function keepToken(next: string | null) {
    writeToken(next);
    setToken(next);
  }
  function keepLanguage(next: Language) {
    localStorage.setItem(LANGUAGE, next);
    document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
    setLanguage(next);
  }

  return (
    <LanguageContext value={language}>
      <ConfigProvider
        locale={language === 'zh' ? zhCN : enUS}
        theme={{ token: { colorPrimary: '#0b6e75', borderRadius: 4 } }}
      >
        <Provider value={client}>
          {token ? (
            <Frame onLanguage={keepLanguage} onSignOut={() => keepToken(null)} />
          ) : (
            <SignIn onLanguage={keepLanguage} onToken={keepToken} />
          )}
        </Provider>
      </ConfigProvider>
    </LanguageContext>
  );
}

createRoot(document.getElementById('root')!).render(<Console />);
