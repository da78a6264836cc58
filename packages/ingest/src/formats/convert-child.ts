import type { ConvertAnswer, ConvertJob } from './convert-job.js';
import { converters } from './converters.js';
import { Refusal } from './refusal.js';

// The process that converts one file. It knows nothing of its parent's environment, and is killed when it takes too long or too much memory.

process.once('message', (job: ConvertJob) => {
  void convert(job).then((answer) => process.send!(answer, () => process.disconnect()));
});
process.once('disconnect', () => process.exit());

async function convert({ format, ...context }: ConvertJob): Promise<ConvertAnswer> {
  const onProgress = (bytes: number) => process.send!({ type: 'progress', bytes } satisfies ConvertAnswer);
  try {
    return { type: 'done', ...(await converters[format]({ ...context, onProgress })) };
  } catch (error) {
    if (error instanceof Refusal) return { type: 'refused', problem: error.problem };
    throw error;
  }
}
