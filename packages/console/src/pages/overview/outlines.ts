import type { OverviewOutlinedQuery } from './operations.js';

export type Region = OverviewOutlinedQuery['regions']['nodes'][number];

export interface Outlines {
  type: 'FeatureCollection';
  features: { type: 'Feature'; properties: { adcode: string; name: string }; geometry: unknown }[];
}

/** Outlines are files of the platform itself, which a site may replace by approved ones; so the browser asks each time whether they have changed. */
const load = async (file: string): Promise<Outlines> => {
  const answer = await fetch(`/map/${file}`, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`/map/${file}: ${answer.status}`);
  return answer.json();
};

/** The counties of the province, or of one prefecture by the codes of divisions: `countiesOf('4114')`. */
export const countiesOf = (prefix: string) => async (): Promise<Outlines> => {
  const { features, ...rest } = await load('counties.json');
  return { ...rest, features: features.filter(({ properties: { adcode } }) => adcode.startsWith(prefix)) };
};

export const cities = () => load('cities.json');

/**
 * The region that an outline stands for: codes of outlines have six digits, those of regions twelve; a division that has ended since is its successor.
 * Undefined where the reader sees no such region.
 */
export function regionOf(adcode: string, regions: ReadonlyMap<string, Region>, today: string): Region | undefined {
  const region = regions.get(adcode.padEnd(12, '0'));
  const hasEnded = region?.validTo && region.validTo <= today;
  return (hasEnded && region.successor && regions.get(region.successor.code)) || region;
}

/** Where a click on a county leads: one level down on the fiscal tree from where one stands. */
export function below(county: Region, standing: string, regions: ReadonlyMap<string, Region>): string {
  const parent = county.fiscalParent && regions.get(county.fiscalParent.code);
  return parent && parent.code !== standing && parent.level === 'PREFECTURE' ? parent.code : county.code;
}
