import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useNames } from '../../words/use-words.js';
import { RuleTitlesDocument } from './operations.js';

/** What rules are called that are known by their ids; packages and keys are called what they are. */
export function useRuleTitles(): (ruleId: string) => string {
  const { either } = useNames();
  const [{ data }] = useQuery({ query: RuleTitlesDocument, requestPolicy: 'cache-first' });
  return useCallback(
    (ruleId) => {
      const found = data?.rules.nodes.find((rule) => rule.ruleId === ruleId);
      return found ? either(found.titleZh, found.titleEn) : ruleId;
    },
    [data, either],
  );
}
