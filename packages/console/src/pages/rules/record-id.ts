/** The id of a record that somebody names by the address of its page, or by the id itself. */
export function idIn(written: string): string {
  const path = written.trim().replace(/[?#].*$/, '');
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
}
