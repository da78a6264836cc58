// An entry of its own: the command line checks its environment with it, and is not to load the API for that.
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** https; plain http only where nothing leaves the machine. */
export function isIssuerAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}
