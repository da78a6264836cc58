import { Result } from 'antd';
import { common } from '../words/common.js';
import { useWords } from '../words/use-words.js';

export function NotThere() {
  return <Result status="404" title={useWords(common)('notThere')} />;
}
