// The XLSX of official documents and of whole exported lists alike.
export * from './cells.js';
export * from './parts.js';
