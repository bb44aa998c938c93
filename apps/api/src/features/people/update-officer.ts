/** Changes an officer, and renews, suspends or cancels the certificate. */
import { updateOfficer as endpoint } from '@liangma/contract/people';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { changedFields } from '../../db/changed-fields.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { findOfficer, isCertificateTaken, updateOfficerRow } from './officer-store.ts';
import { certificateTaken, refuseBadTerm } from './refuse-bad-certificate.ts';
import { refuseForeignReferences } from './refuse-foreign-references.ts';

export const updateOfficer = command(endpoint, async (tx, ctx, { params, body }) => {
  const { bureauId } = ctx;
  const today = officialDay(ctx.now);
  const { revision, ...fields } = body;
  const before = await findOfficer(tx, bureauId, params.officerId, today);
  if (!before) throw new ProblemException('resource/not-found');
  refuseBadTerm(fields);
  await refuseForeignReferences(tx, bureauId, { sectionId: fields.sectionId });
  if (await isCertificateTaken(tx, bureauId, fields.certificateNo, before.id)) throw certificateTaken();
  if (!(await updateOfficerRow(tx, { bureauId, id: before.id, revision }, fields)))
    throw new ProblemException('resource/changed');
  const officer = await findOfficer(tx, bureauId, before.id, today);
  if (!officer) throw new Error('an officer who was just written is not visible');
  return {
    result: officer,
    audit: {
      action: 'officer.updated',
      subjectKind: 'officer',
      subjectId: before.id,
      data: { name: fields.name, changes: changedFields(before, fields) },
    },
  };
});
