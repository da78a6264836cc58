import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useNames } from '../../words/use-words.js';
import { FeedsToUploadDocument } from './operations.js';

/** The feeds that files may bring, and the definitions of files that bring them in another form. */
export const useFeeds = () => useQuery({ query: FeedsToUploadDocument, requestPolicy: 'cache-first' });

/** `feedName('payment')` → 支付 */
export function useFeedName(): (name: string) => string {
  const [{ data }] = useFeeds();
  const { either } = useNames();
  return useCallback(
    (name) => {
      const feed = data?.feeds.find((each) => each.name === name);
      return feed ? either(feed.titleZh, feed.titleEn) : name;
    },
    [data, either],
  );
}
