import { formatInstant } from './format-instant.js';

export { formatInstant };

export const Instant = ({ at }: { at: string | null | undefined }) => (
  <time dateTime={at ?? undefined} className="amount">
    {formatInstant(at)}
  </time>
);
