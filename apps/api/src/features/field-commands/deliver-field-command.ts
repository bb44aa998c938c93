/** Delivers one command of a tablet; answers the receipt and nothing else. */
import { deliverFieldCommand as endpoint } from '@liangma/contract/field-commands';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { deliver } from './deliver.ts';

export const deliverFieldCommand = custom(endpoint, (deps, ctx, { body }, http) => {
  const key = http.req.header('idempotency-key');
  // the id of the command is the id of the intention: two of them would be two truths about what a repeat is
  if (key !== undefined && key.toLowerCase() !== body.commandId.toLowerCase())
    throw new ProblemException('request/malformed');
  return deliver(deps.db, ctx, body, { signal: http.req.raw.signal });
});
