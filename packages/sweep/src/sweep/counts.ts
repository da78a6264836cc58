/** What one task did to the warnings. */
export interface Counts {
  /** All that the rule returned. */
  findings: number;
  raised: number;
  /** Findings on warnings that were open already; `changed` of them with other evidence. By keys also the warnings that nothing can have touched. */
  seen: number;
  changed: number;
  reopened: number;
  cleared: number;
  /** Absent, but kept open: quarantined rows of the region might be what is missing. */
  held: number;
  /** Findings that gave way to another rule's warning on the same subject. */
  suppressed: number;
  /** Findings about whom the whitelist names. */
  whitelisted: number;
  /** Findings of a shadow, or of a pilot outside its regions. */
  shadow: number;
}

export const noCounts = (findings: number): Counts => ({
  findings,
  raised: 0,
  seen: 0,
  changed: 0,
  reopened: 0,
  cleared: 0,
  held: 0,
  suppressed: 0,
  whitelisted: 0,
  shadow: 0,
});

export function add(counts: Counts, more: Partial<Counts>): void {
  for (const [key, value] of Object.entries(more)) counts[key as keyof Counts] += value;
}
