/** What a process exports: `name{label="value"}` → value. */
export async function scrape(address: string): Promise<Map<string, number>> {
  const response = await fetch(`${address}/metrics`);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}: ${text}`);
  return new Map(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => {
        const [, series, value] = /^(\S+(?:\{.*\})?) (\S+)$/.exec(line)!;
        return [series!, Number(value)];
      }),
  );
}

/** The names of the metrics that a process exports, whether or not there is anything to be said by them. */
export async function exportedNames(address: string): Promise<string[]> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name, type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name!],
  );
}
