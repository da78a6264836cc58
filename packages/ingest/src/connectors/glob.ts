/** Whether a file's name fits one of the patterns: `*` stands for any characters, `?` for one; capital letters are no others. */
export function fits(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'isu').test(name);
  });
}

/** Names under which files are still being written: what people and programs rename from when they are done. */
export const isUnfinishedName = (name: string): boolean =>
  /^\.|~$|\.(tmp|part|partial|filepart|crdownload)$/i.test(name);
