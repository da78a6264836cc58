import { Segmented } from 'antd';
import { type Language, useLanguage } from '../words/language.js';

export function LanguageSwitch() {
  const { language, keep } = useLanguage();
  return (
    <Segmented<Language>
      size="small"
      aria-label="语言 Language"
      value={language}
      onChange={keep}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
