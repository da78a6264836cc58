import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Blob, bytesOf, isAlive, storeBlob } from '../blob-store.js';
import type { Words } from '../words.js';
import type { ConvertAnswer, ConvertJob } from './convert-job.js';
import { overLimit, Refusal } from './refusal.js';

/** What converting a file needs to know of the world. */
export interface ConvertOptions {
  blobDir: string;
  signal?: AbortSignal;
  /** Told how many bytes of the file have been read. */
  onProgress?: (bytes: number) => void;
}

/** A part that was made, kept. */
export interface ConvertedPart {
  name: string;
  blob: Blob;
  notes: Words[];
}

/** How often the process is looked at. */
const LOOK_MS = 100;

/**
 * Makes a file into cells, in a process of its own that can be killed, and keeps what comes out. The same file gives the same bytes. What is cut
 * short leaves nothing behind but a folder that the next conversion removes.
 * @throws Refusal; the signal's reason when it is stopped
 */
export async function convert(
  job: Omit<ConvertJob, 'outDir'>,
  bytes: number,
  options: ConvertOptions,
): Promise<{ parts: ConvertedPart[]; notes: Words[] }> {
  const outDir = await workFolder(options.blobDir);
  try {
    const answer = await ask({ ...job, outDir }, bytes, options);
    if (answer.type === 'refused') throw new Refusal(answer.problem);
    const parts: ConvertedPart[] = [];
    for (const { name, files, notes } of answer.parts)
      parts.push({ name, blob: await storeBlob(options.blobDir, allOf(files, options.signal)), notes });
    return { parts, notes: answer.notes };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** A folder of this process for one conversion; folders of processes that are gone are removed. */
async function workFolder(blobDir: string): Promise<string> {
  const all = join(blobDir, 'converting');
  await mkdir(all, { recursive: true, mode: 0o700 });
  for (const name of await readdir(all))
    if (!isAlive(Number(name.split('-')[0]))) await rm(join(all, name), { recursive: true, force: true });
  return mkdtemp(join(all, `${process.pid}-`));
}

async function* allOf(files: readonly string[], signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  for (const file of files)
    for await (const chunk of bytesOf(file)) {
      signal?.throwIfAborted();
      yield chunk;
    }
}

/** The built child: beside this file, or in dist when this is a source. */
function childPath(): string {
  const beside = fileURLToPath(new URL('./convert-child.js', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../dist/formats/convert-child.js', import.meta.url));
}

function ask(
  job: ConvertJob,
  bytes: number,
  options: ConvertOptions,
): Promise<Exclude<ConvertAnswer, { type: 'progress' }>> {
  options.signal?.throwIfAborted();
  const { seconds, heapMiB, memoryMiB } = job.limits;
  const allowed = seconds + bytes / 1e6;
  // An empty environment: nothing that the parent knows (URLs, keys, options of Node) goes along.
  const child = fork(childPath(), [], {
    env: {},
    execArgv: [`--max-old-space-size=${heapMiB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      options.signal?.removeEventListener('abort', onAbort);
      child.removeAllListeners();
      if (child.exitCode === null && child.signalCode === null) {
        child.once('exit', settle);
        child.kill('SIGKILL');
      } else settle();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const onAbort = () => fail(options.signal!.reason);
    const timer = setTimeout(() => fail(tooSlow(allowed)), allowed * 1000);
    const watch = setInterval(() => {
      void residentMiB(child).then((used) => {
        if (used > memoryMiB) fail(tooMuchMemory(memoryMiB));
      });
    }, LOOK_MS);
    options.signal?.addEventListener('abort', onAbort, { once: true });
    child.on('message', (answer: ConvertAnswer) => {
      if (answer.type === 'progress') options.onProgress?.(answer.bytes);
      else end(() => resolve(answer));
    });
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      // Out of heap, V8 aborts the process.
      if (signal === 'SIGABRT' || code === 134 || /heap out of memory|Allocation failed/.test(stderr))
        fail(tooMuchMemory(heapMiB));
      else fail(new Error(`the converting process ended with ${signal ?? code}: ${lastLine(stderr)}`));
    });
    child.send(job);
  });
}

/** The first line of an error names it; what follows may be a piece of the file. */
const lastLine = (stderr: string) => /^\w*Error\b[^\n]{0,200}/m.exec(stderr)?.[0] ?? 'no error was told';

/** What a process holds in memory, where the system tells it (Linux); the heap's own limit holds everywhere. */
async function residentMiB({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '0 0');
  return (Number(status.split(' ')[1]) * 4096) / 2 ** 20;
}

const tooSlow = (seconds: number) =>
  overLimit(`读取超过 ${Math.round(seconds)} 秒`, `reading it takes more than ${Math.round(seconds)} seconds`);
const tooMuchMemory = (limit: number) =>
  overLimit(`读取所需内存超过 ${limit} MiB`, `reading it takes more than ${limit} MiB of memory`);
