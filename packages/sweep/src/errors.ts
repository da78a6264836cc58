/** A snapshot that cannot be used: the message is one line that says why and what to do about it. */
export class SnapshotUnusable extends Error {
  override readonly name = 'SnapshotUnusable';
}

/** A rule package that is not taken: the message is one line with the place, the reason and the way out. */
export class RulesRefused extends Error {
  override readonly name = 'RulesRefused';
}

/** A sweep that cannot be started as asked: the message says what to do instead. */
export class SweepRefused extends Error {
  override readonly name = 'SweepRefused';
}

/** Another sweep is running, and sweeps do not run beside each other: it has to end first. */
export class SweepBusy extends Error {
  override readonly name = 'SweepBusy';

  constructor(readonly sweepId: bigint) {
    super(`Sweep #${sweepId} is running; wait until it has ended.`);
  }
}

/** Another worker has taken the task over: whatever this one found must not be written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** A question about a rule that has no answer: it took too long, or its SQL failed. */
export class QuestionFailed extends Error {
  override readonly name = 'QuestionFailed';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
