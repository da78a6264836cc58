import { Segmented } from 'antd';
import { useContext } from 'react';
import { type Language, LanguageContext } from './words.js';

export function LanguageSwitch({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const language = useContext(LanguageContext);
  return (
    <Segmented
      size="small"
      value={language}
      onChange={onLanguage}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
