/** What a circular tells of a region; which figures, depends on its stream. */
export type RegionFigures = Readonly<Record<string, number | string>> & { name: string };

/** The figures of a circular as the API gives them. */
export interface Figures {
  stream: 'it' | 'agri';
  regions: readonly RegionFigures[];
}

/** The figures of each stream, in the order of its document. */
export const figuresOf = {
  it: ['signIns', 'people', 'due', 'onTime', 'batches', 'rows', 'quarantined', 'inQuarantine', 'steps'],
  agri: ['signIns', 'steps', 'opening', 'fresh', 'normal', 'rectified', 'cleared', 'closing', 'overdue', 'streak'],
} as const;

/** Whether anything is told of the region but noughts. */
export const isBusy = ({ name: _, ...figures }: RegionFigures): boolean =>
  Object.values(figures).some((figure) => Number(figure) !== 0);
