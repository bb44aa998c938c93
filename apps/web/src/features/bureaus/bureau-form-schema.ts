/** What the form of the bureau checks beyond the contract: the same two rules that the server holds. */
import { updateBureau } from '@liangma/contract/bureaus';

export const bureauFormSchema = updateBureau.body
  .refine((bureau) => bureau.capPerYear === null || bureau.capSource !== '', {
    path: ['capSource'],
    params: { code: 'required' },
  })
  .refine((bureau) => bureau.kind !== 'entrusted' || Boolean(bureau.entrustingBody), {
    path: ['entrustingBody'],
    params: { code: 'required' },
  });
