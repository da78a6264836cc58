/** Fetches a file of the API's in the user's own rights and hands it to the browser under the name that the server gives it. */
export async function download(path: string, token: string): Promise<void> {
  const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const name = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name ? decodeURIComponent(name) : path.split('/').at(-1)!;
  link.click();
  URL.revokeObjectURL(url);
}
