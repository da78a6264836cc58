export {
  type AssessmentStep,
  announceAssessment,
  answerObjection,
  objectionDays,
  objectToAssessment,
  publishAssessment,
} from './acts.js';
export { assessmentDocument, printAssessment } from './document.js';
export { type AssessedRegion, type AssessmentDocumentFacts, assessmentFacts } from './facts.js';
export {
  type AssessmentDimension,
  type AssessmentInput,
  type AssessmentInputs,
  type AssessmentWeights,
  assess,
  assessmentDimensions,
  type DimensionScore,
  formulaVersion,
  type PartScore,
  type PenaltyScore,
} from './formula.js';
export { assessmentInvariants } from './invariants.js';
export { assessmentMachine } from './machine.js';
export { type AssessmentWish, makeAssessment, reckonAgain } from './make.js';
export { addAssessmentScheme, type SchemeWish } from './scheme.js';
