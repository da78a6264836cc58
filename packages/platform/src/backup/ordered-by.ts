import { userInfo } from 'node:os';

/** Who runs the command, as the operating system knows him; for the audit log. */
export function orderedBy(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return String(process.getuid?.() ?? 'unknown');
  }
}
