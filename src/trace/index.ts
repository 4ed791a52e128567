export type * from './events.ts';
export { isStop } from './events.ts';
export { readersOfRequest, readersOfResponse } from './exposure.ts';
export { type IntegrityProblem, integrityProblems } from './integrity.ts';
export { type TraceModel, traceModel } from './model.ts';
export { createRecorder, type Recorder } from './recorder.ts';
export type { Screen } from './screen.ts';
export { kindOf, type Secret, type SecretRole, type SecretUse, secretOf } from './secrets.ts';
