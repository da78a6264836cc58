import { createContext, useContext } from 'react';
import type { ViewerQuery } from './operations.js';

const KEY = 'qingqu.token';

/** The bearer token of the signed-in user; kept for the tab's session only. */
export const readToken = (): string | null => sessionStorage.getItem(KEY);

export function writeToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}

export type Viewer = ViewerQuery['viewer'];

interface Session {
  viewer: Viewer;
  token: string;
  signOut: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Pages show no more than what is of use to his post; what he may do is decided by the server alone. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Only pages of a signed-in user have a session.');
  return session;
}
