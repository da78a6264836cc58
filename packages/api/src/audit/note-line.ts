import { audit } from '@qingqu/schema';
import type { Operation } from '../server/operation.js';

/** A line as it was received: a rejected row's, or a record's. */
export interface ReadLine {
  targetKind: 'quarantine' | 'record';
  /** A key or a global id. */
  targetId: string;
  /** Whether personal values of it were shown masked. */
  isMasked: boolean;
}

/** Writes down that a received line was read. Called before it is handed out: what cannot be written down is not shown. */
export async function noteLine(operation: Operation, { targetKind, targetId, isMasked }: ReadLine): Promise<void> {
  const { requestId, clientAddress } = operation;
  await operation.change((client) =>
    audit(client, {
      action: 'read_line',
      ...{ targetKind, targetId, requestId, clientAddress },
      detail: { masked: isMasked },
    }),
  );
}
