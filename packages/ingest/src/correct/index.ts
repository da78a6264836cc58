export { correctableFields } from './correctable.js';
export { type PreparedCorrection, prepareCorrection, type RecordCorrection } from './prepare-correction.js';
export { type CorrectionEnd, correctionEnd, registerCorrection } from './take-correction.js';
