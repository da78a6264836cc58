import type { Progress } from '../say.js';

/** Shows progress to whoever tells only how much more has been done. */
export function addingUp(progress: Progress, total: number): (more: number) => void {
  let done = 0;
  return (more) => {
    done += more;
    progress.at(done, total);
  };
}
