/** The id that a client gives to one intention, in the header `idempotency-key`. */
import type { Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { ProblemException } from './problem.ts';
import type { HttpEnv } from './route.ts';

const uuid = z.uuid();

/** The id of the request, or a new one when the client gave none; throws request/malformed for what is no id. */
export function commandIdOf(http: Context<HttpEnv>): string {
  const given = http.req.header('idempotency-key');
  if (given === undefined) return uuidv7();
  if (!uuid.safeParse(given).success) throw new ProblemException('request/malformed');
  return given;
}
