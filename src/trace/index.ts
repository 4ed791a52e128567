export { type ComparedRow, type Comparison, compareTraces, rowDiffers, type Side } from './compare.ts';
export type { Difference } from './compare-difference.ts';
export type * from './events.ts';
export { isStop } from './events.ts';
export { clockAt, type Expiry, type ExpiryState, expiriesIn, expiryState, nextExpiry } from './expiries.ts';
export { isExposure, readersOfRequest, readersOfResponse } from './exposure.ts';
export type { Fault, MessageKind } from './fault.ts';
export { namesInHeader } from './header-names.ts';
export type { FileKind, ImportProblem } from './import/entry.ts';
export { type GivenFile, importFiles, importTrace } from './import/import.ts';
export type { FileReport, Imported } from './import/imported.ts';
export { type IntegrityProblem, integrityProblems } from './integrity.ts';
export { isObject, jsonObject, jsonValue, memberText } from './json.ts';
export { type TraceModel, traceModel } from './model.ts';
export { type Named, namesIn } from './named.ts';
export {
  parametersOf,
  parametersOfLocation,
  placeOfJson,
  placeOfLocation,
  placeOfPage,
  placeOfRequest,
  placeOfTyped,
} from './places.ts';
export { type ReadPage, readPage } from './read-page.ts';
export { createRecorder, type Recorder } from './recorder.ts';
export { notYetIn, refusalIn } from './refusal.ts';
export type { Screen } from './screen.ts';
export { type Exposure, exposedPlacesOf, exposureOf, pageOwner, readersOfTyped } from './secret-exposure.ts';
export { kindOf, type Secret, type SecretRole, type SecretUse, secretOf } from './secrets.ts';
