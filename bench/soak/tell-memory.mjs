// Preloaded into the platform's process, which then says how its heap stands whenever it is asked: after a collection, so that what is counted is held
// by something. Its own children (evaluators, converters) inherit the flags and are left alone.
import { writeHeapSnapshot } from 'node:v8';

if (process.argv[1]?.endsWith('cli.js') && process.send) {
  process.on('message', ({ snapshot }) => {
    global.gc();
    if (snapshot) writeHeapSnapshot(snapshot);
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    process.send({ heapUsed, external, arrayBuffers });
  });
  // Whoever started it may end without a word.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
