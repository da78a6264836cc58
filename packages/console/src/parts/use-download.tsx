import { message } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.js';
import type { Pair } from '../words/language.js';
import { useWords } from '../words/use-words.js';
import { download } from './download.js';

const words = {
  failed: ['文件未能取得，请稍后再试', 'The file could not be fetched: try again later'],
} as const satisfies Record<string, Pair>;

/** Hands out files of the API's, and says so where one cannot be had; what is said needs a place on the page. */
export function useDownload(): [fetchFile: (path: string) => void, said: ReactNode] {
  const t = useWords(words);
  const { token } = useSession();
  const [notice, noticeHolder] = message.useMessage();
  return [(path) => void download(path, token).catch(() => notice.error(t('failed'))), noticeHolder];
}
