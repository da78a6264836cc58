export type { FileColumn, OriginField } from './fields.js';
export type { OriginCell } from './line.js';
export { type Origin, type OriginWish, originsOf, provenanceOf } from './provenance-of.js';
export { type OriginFile, type OriginVersion, versionsQuery } from './versions.js';
