/** What files belong to, as the address of an upload calls it. */
export type AttachedMatter = 'case' | 'order' | 'inspection' | 'interview' | 'correction' | 'exchange';

/** Endings of what is taken, as a file dialogue wants them. */
export const acceptedFiles = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt';

/** Sends a file as it is. Answers what speaks against it, in the API's words; nothing when it was taken. */
export async function uploadAttachment(
  { matter, id }: { matter: AttachedMatter; id: string },
  file: File,
  token: string,
): Promise<string | undefined> {
  const answer = await fetch(`/attachments/${matter}/${encodeURIComponent(id)}?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => undefined);
  if (answer?.ok) return undefined;
  const said = (await answer?.json().catch(() => undefined)) as { errors?: { message: string }[] } | undefined;
  return said?.errors?.[0]?.message ?? '';
}

/** `2048` bytes → `2.0 KB`. */
export const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
