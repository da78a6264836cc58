import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/**
 * What a page is asked for, kept in its address, so that it can be bookmarked, sent, and gone back to.
 * `const [asked, ask] = useAddress({ state: 'OPEN', region: '' })`; what equals its default does not stand in the address.
 */
export function useAddress<Asked extends Record<string, string>>(
  defaults: Asked,
): [asked: Asked, ask: (change: Partial<Asked>) => void] {
  const [params, setParams] = useSearchParams();
  const asked = Object.fromEntries(
    Object.entries(defaults).map(([name, otherwise]) => [name, params.get(name) ?? otherwise]),
  ) as Asked;
  const ask = useCallback(
    (change: Partial<Asked>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(change)) {
            if (value === undefined || value === defaults[name]) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams, defaults],
  );
  return [asked, ask];
}
