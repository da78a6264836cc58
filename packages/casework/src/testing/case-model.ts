// What may be done in a case, told once more: by people as they stand in the regulation, not by the machine's tables.
import type { CaseAct } from '../cases/machine.js';
import type { RefusalCode } from '../matter/refused.js';

/** Somebody who asks for steps, as the model knows him. */
export interface Asker {
  /** Two accounts are one person. */
  person: string;
  kind: 'staff' | 'supervisor' | 'other' | 'platform';
  /** Of staff: the department, of the case's region. Of supervision: whether the case lies in its region. */
  department?: string;
  isAbove?: boolean;
  /** Entered the payment that the first warning is about. */
  isEnterer?: boolean;
}

/** How a step is said; the model looks at what of it is in order. */
export interface Saying {
  reason: boolean;
  evidence: boolean;
  knownType: boolean;
  negative: boolean;
  /** Days from the case's opening to the rectification. */
  rectifiedAfter: number;
  assignee: 'colleague' | 'stranger';
  toDepartment: 'agri' | 'treasury' | 'weather';
  splitOff: 'none' | 'one' | 'all' | 'twice';
  found: 'gone' | 'remains';
}

export interface ModelWarning {
  open: boolean;
  raised: number;
}

interface Condition {
  holds: boolean;
  code: RefusalCode;
  /** Whether it is about how the step is said, not about whose it is. */
  said: boolean;
}

const anything: Saying = {
  reason: true,
  evidence: true,
  knownType: true,
  negative: false,
  rectifiedAfter: 0,
  assignee: 'colleague',
  toDepartment: 'agri',
  splitOff: 'one',
  found: 'gone',
};

/** A case as the model has it. */
export class ModelCase {
  state = 'assigned';
  version = 1;
  department = 'treasury';
  openings = 1;
  outcome: string | null = null;
  verdict: { kind: 'normal' | 'violation'; by: string | null } | null = null;
  rectifiedBy: string | null = null;
  recheck: 'gone' | 'remains' | null = null;
  sampled = false;
  paused = false;
  reported = false;
  attached = false;
  inCorrection = false;
  checkedOn: number | null = null;
  raisedWhenClosed = 0;
  /** Whether a sweep began after the rectification was reported. */
  sweptSince = false;
  /** Whether a sweep began after the last that was done about the correction. */
  sweptSinceDoubt = false;
  /** Whether a sweep has a later epoch than the recheck. */
  sweptBeyond = false;
  wasSwept = false;

  constructor(
    readonly isRed: boolean,
    readonly warnings: ModelWarning[],
    /** Days, from the first of the test. */
    public openedOn: number,
  ) {}

  get anyOpen(): boolean {
    return this.warnings.some(({ open }) => open);
  }

  get raisedInAll(): number {
    return this.warnings.reduce((sum, { raised }) => sum + raised, 0);
  }

  /** What the step is refused with; undefined when it is taken. */
  refusal(act: CaseAct, by: Asker, said: Saying, on: Clock, isStale: boolean): RefusalCode | undefined {
    if (isStale) return 'CONFLICT';
    return this.conditions(act, by, said, on).find(({ holds }) => !holds)?.code;
  }

  /** Whether it is a way on for this person, whatever he says with it. */
  isFor(act: CaseAct, by: Asker, on: Clock): boolean {
    return this.conditions(act, by, anything, on).every(({ holds, said }) => holds || said);
  }

  /** What has to hold for the step, in the order in which it is looked at. */
  private conditions(act: CaseAct, by: Asker, said: Saying, on: Clock): Condition[] {
    const own = by.kind === 'staff' && by.department === this.department;
    const above = by.kind === 'supervisor' && by.isAbove === true;
    const platform = by.kind === 'platform';
    const determined = this.verdict?.by ?? null;
    const conditions: [boolean, RefusalCode, 'said'?][] = (() => {
      switch (act) {
        case 'take_up':
          return [
            [this.in('assigned'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
          ];
        case 'assign':
          return [
            [this.in('assigned', 'verifying', 'data_issue', 'rectifying'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
            [said.assignee === 'colleague' && this.department === 'treasury', 'BAD_INPUT'],
          ];
        case 'propose_normal':
          return [
            [this.in('verifying'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
            [!by.isEnterer, 'FORBIDDEN'],
            [!this.paused, 'CONFLICT'],
            [said.reason, 'BAD_INPUT'],
            [said.evidence || this.attached, 'BAD_INPUT'],
          ];
        case 'confirm_normal':
          return [
            [this.in('normal'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
            [by.person !== determined, 'FORBIDDEN'],
            [!by.isEnterer, 'FORBIDDEN'],
          ];
        case 'decline_normal':
          return [
            [this.in('normal'), 'CONFLICT'],
            [own || above, 'FORBIDDEN'],
            [by.person !== determined, 'FORBIDDEN'],
            [!by.isEnterer, 'FORBIDDEN'],
            [said.reason, 'BAD_INPUT'],
          ];
        case 'determine_violation':
          return [
            [this.in('verifying'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
            [!by.isEnterer, 'FORBIDDEN'],
            [!this.paused, 'CONFLICT'],
            [said.knownType, 'BAD_INPUT'],
            [said.reason, 'BAD_INPUT'],
          ];
        case 'report_data_issue':
          return [
            [this.in('verifying', 'rectifying'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
            [!this.paused, 'CONFLICT'],
            [determined === null, 'CONFLICT'],
            [said.reason, 'BAD_INPUT'],
          ];
        case 'resume_verifying':
          return [
            [this.in('data_issue'), 'CONFLICT'],
            [own || platform, 'FORBIDDEN'],
            [!this.inCorrection, 'CONFLICT', 'said'],
          ];
        case 'report_rectified':
          return [
            [this.in('rectifying'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
            [!this.paused, 'CONFLICT'],
            [this.openedOn + said.rectifiedAfter > on.closedUntil, 'BAD_INPUT'],
            [said.rectifiedAfter >= 0 && this.openedOn + said.rectifiedAfter <= on.today, 'BAD_INPUT'],
            [!said.negative, 'BAD_INPUT'],
            [said.reason || this.attached, 'BAD_INPUT'],
          ];
        case 'recheck':
          return [
            [this.in('rectifying', 'rectified', 'checked'), 'CONFLICT'],
            [own || above || platform, 'FORBIDDEN'],
          ];
        case 'check':
          return [
            [this.in('rectified'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
            [by.person !== this.rectifiedBy, 'FORBIDDEN'],
            [by.person !== determined, 'FORBIDDEN'],
            [this.recheck !== null, 'CONFLICT', 'said'],
            [this.recheck === 'gone' || said.reason, 'BAD_INPUT'],
          ];
        case 'sample':
          return [
            [this.in('rectified', 'checked'), 'CONFLICT'],
            [above, 'FORBIDDEN'],
          ];
        case 'reject':
          return [
            [this.in('rectified', 'checked'), 'CONFLICT'],
            [above, 'FORBIDDEN'],
            [said.reason, 'BAD_INPUT'],
          ];
        case 'close':
          return [
            [this.in('checked'), 'CONFLICT'],
            [above || platform, 'FORBIDDEN'],
            [platform || this.sampled, 'CONFLICT'],
            [
              above || (!this.sampled && on.today > on.afterThreeWorkdays(this.checkedOn ?? on.today)),
              'CONFLICT',
              'said',
            ],
          ];
        case 'pause':
          return [
            [this.in('verifying', 'data_issue', 'rectifying'), 'CONFLICT'],
            [own || platform, 'FORBIDDEN'],
            [!this.paused, 'CONFLICT'],
            [said.reason, 'BAD_INPUT'],
          ];
        case 'resume':
          return [
            [this.in('verifying', 'data_issue', 'rectifying'), 'CONFLICT'],
            [own || above || platform, 'FORBIDDEN'],
            [this.paused, 'CONFLICT'],
          ];
        case 'reassign':
          return [
            [this.in('assigned', 'verifying', 'rectifying'), 'CONFLICT'],
            [own || above, 'FORBIDDEN'],
            [!this.paused, 'CONFLICT'],
            [said.toDepartment !== 'weather' && said.toDepartment !== this.department, 'BAD_INPUT'],
            [said.reason, 'BAD_INPUT'],
          ];
        case 'split':
          return [
            [this.in('assigned', 'verifying'), 'CONFLICT'],
            [own, 'FORBIDDEN'],
            [!this.paused, 'CONFLICT'],
            [this.warnings.length > 1, 'CONFLICT'],
            [said.splitOff === 'one', 'BAD_INPUT'],
            [said.reason, 'BAD_INPUT'],
          ];
        case 'report_to_province':
          return [
            [own, 'FORBIDDEN'],
            [!this.reported, 'CONFLICT'],
          ];
        default:
          throw new Error(`nobody asks for ${act}`);
      }
    })();
    return conditions.map(([holds, code, of]) => ({ holds, code, said: of === 'said' || code === 'BAD_INPUT' }));
  }

  /** What becomes of the case when the step is taken. */
  take(act: CaseAct, by: Asker, said: Saying, on: Clock): void {
    this.version += 1;
    switch (act) {
      case 'take_up':
        this.state = this.isRed ? 'rectifying' : 'verifying';
        if (this.isRed) this.verdict = { kind: 'violation', by: null };
        break;
      case 'propose_normal':
        this.state = 'normal';
        this.verdict = { kind: 'normal', by: by.person };
        break;
      case 'confirm_normal':
        this.close('normal');
        break;
      case 'decline_normal':
        this.state = 'verifying';
        this.verdict = null;
        break;
      case 'determine_violation':
        this.state = 'rectifying';
        this.verdict = { kind: 'violation', by: by.person };
        break;
      case 'report_data_issue':
        this.state = 'data_issue';
        this.inCorrection = true;
        this.sweptSinceDoubt = false;
        break;
      case 'resume_verifying':
        this.state = this.verdict ? 'rectifying' : 'verifying';
        break;
      case 'report_rectified':
        this.state = 'rectified';
        this.unrectify();
        this.rectifiedBy = by.person;
        break;
      case 'recheck':
        this.noteRecheck(said.found);
        break;
      case 'check':
        this.state = 'checked';
        this.checkedOn = on.today;
        break;
      case 'sample':
        this.sampled = true;
        break;
      case 'reject':
        this.state = 'rectifying';
        this.unrectify();
        break;
      case 'close':
        this.close('rectified');
        break;
      case 'pause':
        this.paused = true;
        break;
      case 'resume':
        this.paused = false;
        break;
      case 'reassign':
        this.department = said.toDepartment;
        if (this.verdict?.by == null) {
          this.state = 'assigned';
          this.verdict = null;
        }
        break;
      case 'split':
        this.warnings.pop();
        break;
      case 'report_to_province':
        this.reported = true;
        break;
    }
  }

  /** A sweep finds these of the warnings, and no others. */
  sweep(found: readonly boolean[]): void {
    this.wasSwept = true;
    this.sweptSince = true;
    this.sweptSinceDoubt = true;
    this.sweptBeyond = true;
    for (const [at, warning] of this.warnings.entries()) {
      const open = found[at] ?? false;
      if (open && !warning.open) warning.raised += 1;
      warning.open = open;
    }
  }

  /** The correction is over, whatever came of it. */
  endCorrection(): void {
    this.inCorrection = false;
    this.sweptSinceDoubt = false;
  }

  /** The platform keeps the case. */
  keep(on: Clock): void {
    if (this.state === 'closed' && this.anyOpen && this.raisedInAll > this.raisedWhenClosed) this.reopen(on);
    const clearable = this.in('assigned', 'verifying', 'normal', 'data_issue', 'rectifying');
    const stands = this.verdict?.kind === 'violation' && this.verdict.by !== null;
    if (clearable && !this.anyOpen && !stands) {
      this.version += 1;
      this.close('cleared');
      this.verdict = null;
    }
    if (this.state === 'data_issue' && !this.inCorrection && this.sweptSinceDoubt) {
      this.version += 1;
      this.state = this.verdict ? 'rectifying' : 'verifying';
    }
    this.keepRecheck();
    if (this.state === 'checked' && !this.sampled && on.today > on.afterThreeWorkdays(this.checkedOn!)) {
      this.version += 1;
      this.close('rectified');
    }
  }

  private keepRecheck(): void {
    const found = this.anyOpen ? 'remains' : 'gone';
    if (!this.in('rectifying', 'rectified', 'checked') || this.recheck === found || !this.wasSwept) return;
    const isNews = this.recheck ? this.sweptBeyond : this.state === 'rectifying' ? found === 'gone' : this.sweptSince;
    if (!isNews) return;
    this.version += 1;
    this.noteRecheck(found);
    this.sweptBeyond = false;
  }

  private noteRecheck(found: 'gone' | 'remains'): void {
    if (this.state === 'checked' && this.recheck === 'gone' && found === 'remains') {
      this.state = 'rectified';
      this.checkedOn = null;
    }
    this.recheck = found;
    this.sweptBeyond = false;
  }

  private unrectify(): void {
    this.rectifiedBy = null;
    this.recheck = null;
    this.checkedOn = null;
    this.sampled = false;
    this.sweptSince = false;
  }

  private close(outcome: string): void {
    this.state = 'closed';
    this.outcome = outcome;
    this.paused = false;
    this.raisedWhenClosed = this.raisedInAll;
  }

  private reopen(on: Clock): void {
    this.unrectify();
    this.state = 'assigned';
    this.version += 1;
    this.openings += 1;
    this.outcome = null;
    this.verdict = null;
    this.reported = false;
    this.openedOn = on.today;
  }

  private in(...states: string[]): boolean {
    return states.includes(this.state);
  }
}

/** Days, from the first of the test. */
export interface Clock {
  today: number;
  /** The last day of the last closed month. */
  closedUntil: number;
  afterThreeWorkdays(day: number): number;
}
