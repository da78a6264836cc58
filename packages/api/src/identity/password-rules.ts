import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;
/** 10⁸ guesses: with ten tries before an account is locked, out of reach. */
const MIN_SCORE = 3;
/** What is judged of a long password: beyond that length it is strong, and judging takes time. */
const JUDGED = 64;

/** Words that the lists of the library, which are of the world, do not have: pinyin that passwords here are made of. */
const local =
  'woaini woaiwojia aini5201314 5201314 1314520 zhongguo china henan zhengzhou kaifeng luoyang pingdingshan anyang hebi xinxiang jiaozuo puyang xuchang luohe sanmenxia nanyang shangqiu xinyang zhoukou zhumadian jiyuan yucheng minquan caizheng caizhengju caizhengting czj czt yusuan guoku jiandu nongye xiangzhen zhifu guanli guanliyuan xitong mima denglu qingqu root admin administrator wangwei zhangwei liwei wangfang zhangli lina xiaoming'.split(
    ' ',
  );

let judge: ZxcvbnFactory | undefined;

interface Owner {
  username: string;
  displayName: string;
}

/** What is wrong with a new password; undefined when it may be taken. Whether it was used before, only its owner's hashes can tell. */
export function passwordProblem(
  password: string,
  { username, displayName }: Owner,
): { zh: string; en: string } | undefined {
  if ([...password].length < MIN_PASSWORD)
    return {
      zh: `新密码至少 ${MIN_PASSWORD} 个字符，例如四个互不相干的词`,
      en: `a new password has at least ${MIN_PASSWORD} characters, for example four words that have nothing to do with each other`,
    };
  if (password.length > MAX_PASSWORD)
    return { zh: `新密码最多 ${MAX_PASSWORD} 个字符`, en: `a new password has at most ${MAX_PASSWORD} characters` };
  if (username.length >= 3 && password.toLowerCase().includes(username.toLowerCase()))
    return { zh: '新密码不得包含用户名', en: 'a new password does not contain the user name' };
  judge ??= new ZxcvbnFactory({ dictionary: { ...dictionary, local }, graphs: adjacencyGraphs });
  if (judge.check(password.slice(0, JUDGED), [username, displayName]).score < MIN_SCORE)
    return {
      zh: '新密码容易被猜到（常用词、连续或重复的字符、日期），请另选，例如四个互不相干的词',
      en: 'the new password is easy to guess (common words, runs, repetitions, dates); choose another, for example four words that have nothing to do with each other',
    };
  return undefined;
}
