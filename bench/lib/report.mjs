import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { rootDir } from './paths.mjs';

/** Prints as it goes and keeps what was printed as data. */
export class Report {
  data = {};
  claims = {};

  line(text = '') {
    console.log(text);
  }

  heading(text) {
    this.line(`\n${text}\n${'─'.repeat(text.length)}`);
  }

  /** Rows of texts under a head; every column but the first is set to the right. */
  table(head, rows) {
    const all = [head, ...rows].map((row) => row.map(String));
    const widths = head.map((_, at) => Math.max(...all.map((row) => width(row[at]))));
    const padded = (text, at) => {
      const blanks = ' '.repeat(widths[at] - width(text));
      return at === 0 ? text + blanks : blanks + text;
    };
    for (const [at, row] of all.entries()) {
      this.line(row.map(padded).join('  ').trimEnd());
      if (at === 0) this.line(widths.map((one) => '─'.repeat(one)).join('  '));
    }
  }

  add(name, value) {
    this.data[name] = value;
  }

  /** What a claim of docs/evidence.md asks for, by the names of scripts/evidence/claims: `claim('L6', { rows: 100_000 })`. */
  claim(name, figures) {
    this.claims[name] = figures;
  }
}

// A Chinese character takes two columns of a terminal.
const width = (text) => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);

/** What the figures were measured on. */
export function machine() {
  return {
    measuredAt: new Date().toISOString(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    commit: commit(),
  };
}

function commit() {
  try {
    const git = (...args) => execFileSync('git', args, { cwd: rootDir, encoding: 'utf8' }).trim();
    return (
      git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? ' + changes' : '')
    );
  } catch {
    return 'unknown';
  }
}

/** The version of an installed package, seen from a folder of the checkout. */
export function installed(name, folder = 'bench') {
  return JSON.parse(readFileSync(join(rootDir, folder, 'node_modules', name, 'package.json'), 'utf8')).version;
}
