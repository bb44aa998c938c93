/** What a certificate cannot be: valid until a day before it was issued, or another officer's. */
import { ProblemException } from '../../http/problem.ts';
import type { OfficerFields } from './officer-store.ts';

/** Throws request/invalid when the term of the certificate ends before it begins. */
export function refuseBadTerm({ issuedOn, validUntil }: OfficerFields): void {
  if (issuedOn === null || validUntil === null || issuedOn <= validUntil) return;
  throw new ProblemException('request/invalid', {
    errors: [
      {
        pointer: '/validUntil',
        code: 'ends-before-it-begins',
        detail: '有效期不能早于发证日期',
        params: { from: issuedOn },
      },
    ],
  });
}

/** The refusal of a certificate number that another officer of the bureau carries. */
export const certificateTaken = (): ProblemException =>
  new ProblemException('resource/duplicate', {
    errors: [{ pointer: '/certificateNo', code: 'duplicate', detail: '这个执法证号已经登记' }],
  });
