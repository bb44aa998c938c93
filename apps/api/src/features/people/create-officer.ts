/** Adds an officer. */
import { createOfficer as endpoint } from '@liangma/contract/people';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { command } from '../../http/route.ts';
import { findOfficer, insertNewOfficer } from './officer-store.ts';
import { certificateTaken, refuseBadTerm } from './refuse-bad-certificate.ts';
import { refuseForeignReferences } from './refuse-foreign-references.ts';

export const createOfficer = command(endpoint, async (tx, ctx, { body }) => {
  refuseBadTerm(body);
  await refuseForeignReferences(tx, ctx.bureauId, { sectionId: body.sectionId });
  const id = await insertNewOfficer(tx, ctx.bureauId, body, ctx.now);
  if (id === null) throw certificateTaken();
  const officer = await findOfficer(tx, ctx.bureauId, id, officialDay(ctx.now));
  if (!officer) throw new Error('an officer who was just written is not visible');
  return {
    result: officer,
    audit: {
      action: 'officer.created',
      subjectKind: 'officer',
      subjectId: id,
      data: { name: body.name, certificateNo: body.certificateNo },
    },
  };
});
