import { Alert, Button } from 'antd';
import type { CombinedError } from 'urql';
import { codeOf } from '../app/client.js';
import { common } from '../words/common.js';
import { type Language, type Pair, useLanguage } from '../words/language.js';
import { useWords } from '../words/use-words.js';

/** What the API's codes mean for whoever reads them, where the API says it in one language only. */
const codes: Readonly<Record<string, Pair>> = {
  NETWORK: ['无法连接服务器', 'The server cannot be reached'],
  FORBIDDEN: ['您没有此项权限', 'You may not do this'],
  NOT_FOUND: ['没有这条记录，或不在您的范围内', 'There is no such record, or it is not within your scope'],
  CONFLICT: [
    '记录已被他人更新，请查看最新情况后再办',
    'Somebody else has moved it meanwhile: look at how it stands now',
  ],
  BAD_USER_INPUT: ['填写的内容不符合要求', 'What was given is not as required'],
  QUERY_TIMEOUT: ['查询用时过长，请缩小地区或期间', 'The query took too long: choose a smaller region or period'],
  QUERY_TOO_COMPLEX: ['查询过大，请减少条件', 'The query is too large: ask for less'],
  RATE_LIMITED: ['请求过于频繁，请稍后再试', 'Too many requests: try again shortly'],
  UPSTREAM_UNAVAILABLE: ['系统繁忙，请稍后再试', 'The server is busy: try again shortly'],
};

/** The API says what staff reads as `中文 / English`. */
export function partOf(message: string, language: Language): string | undefined {
  const at = message.indexOf(' / ');
  const [zh, en] = at > 0 ? [message.slice(0, at), message.slice(at + 3)] : [undefined, undefined];
  if (zh && /[\u4e00-\u9fff]/.test(zh)) return language === 'zh' ? zh : en;
  return language === 'en' || /[\u4e00-\u9fff]/.test(message) ? message : undefined;
}

/** An error in the reader's language: what happened, and, where there is more to tell, the API's own words. */
export function useSayError(): (error: CombinedError) => { title: string; detail?: string } {
  const t = useWords(common);
  const { language } = useLanguage();
  return (error) => {
    const message = error.graphQLErrors[0]?.message;
    const said = message && partOf(message, language);
    if (said) return { title: said };
    const meaning = codes[codeOf(error) ?? ''];
    const title = meaning ? meaning[language === 'zh' ? 0 : 1] : t('failed');
    return message && !error.networkError ? { title, detail: message } : { title };
  };
}

/** What a file route says, in the reader's language; that the server is away when it said nothing. */
export function useSayMessage(): (message: string | undefined) => string {
  const t = useWords(common);
  const { language } = useLanguage();
  return (message) => (message ? (partOf(message, language) ?? message) : t('noConnection'));
}

interface Props {
  error: CombinedError;
  onRetry?: (() => void) | undefined;
}

/** A request that did not succeed, in place of what it was to show. */
export function Failure({ error, onRetry }: Props) {
  const t = useWords(common);
  const { title, detail } = useSayError()(error);
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={title}
      description={detail}
      action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}
