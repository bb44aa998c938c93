/** Errors of PostgreSQL become problems here and nowhere else. */
import pg from 'pg';
import type { ProblemCode } from '@liangma/contract/problems';
import { ProblemException } from '../http/problem.ts';

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';
const checkViolation = '23514';
const numericOutOfRange = '22003';
const serializationFailure = '40001';
const deadlock = '40P01';
const tooManyConnections = '53300';
const cannotConnectNow = '57P03';
const invalidText = ['22P02', '22021', '22P05'];

const byCode: Record<string, ProblemCode> = {
  [uniqueViolation]: 'resource/duplicate',
  [foreignKeyViolation]: 'resource/in-use',
  [checkViolation]: 'request/invalid',
  [numericOutOfRange]: 'request/invalid',
  [serializationFailure]: 'server/busy',
  [deadlock]: 'server/busy',
  [tooManyConnections]: 'server/busy',
  [cannotConnectNow]: 'server/busy',
};

/** The problem for a database error, or null when it is a fault of ours. */
export function problemOfPgError(error: unknown): ProblemException | null {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined) return null;
  if (invalidText.includes(error.code)) return new ProblemException('request/malformed');
  const code = byCode[error.code];
  return code ? new ProblemException(code) : null;
}
