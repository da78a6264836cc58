/** What moved through an account in a month, in yuan. */
export interface Movement {
  month: string;
  paymentsReceived: string;
  subsidyCredits: string;
  paymentsMade: string;
}

type Sums = readonly { month: string | null; sumAmount: string | null }[];

/** Month by month, those without any movement between the first and the last included. */
export function movements({ made, received, subsidies }: Record<'made' | 'received' | 'subsidies', Sums>): Movement[] {
  const by = (sums: Sums) =>
    new Map(sums.flatMap(({ month, sumAmount }) => (month ? [[month, sumAmount ?? '0']] : [])));
  const [out, into, credits] = [by(made), by(received), by(subsidies)];
  const months = [...out.keys(), ...into.keys(), ...credits.keys()].toSorted();
  return monthsBetween(months[0], months.at(-1)).map((month) => ({
    month,
    paymentsReceived: into.get(month) ?? '0',
    subsidyCredits: credits.get(month) ?? '0',
    paymentsMade: out.get(month) ?? '0',
  }));
}

/** `2017-11` to `2018-02`: those four. */
function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  if (!first || !last) return [];
  const at = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return Array.from({ length: at(last) - at(first) + 1 }, (_, step) => {
    const month = at(first) + step;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
