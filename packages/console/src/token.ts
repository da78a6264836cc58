const KEY = 'qingqu.token';

/** The bearer token of the signed-in user; kept for the tab's session only. */
export const readToken = (): string | null => sessionStorage.getItem(KEY);

export function writeToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}
