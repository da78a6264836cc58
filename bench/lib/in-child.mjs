import { once } from 'node:events';

/** The message that the parent starts this script with. The process ends with its parent. */
export async function input() {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(0));
  const [message] = await once(process, 'message');
  return message;
}

export const answer = (message) => process.send(message);
