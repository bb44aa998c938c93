/** What a form chooses (enterprise, section, plan line, matters, officers) must be of the same bureau, and its days in order. */
import type { InspectionFields } from '@liangma/contract/inspections';
import type { ProblemError } from '@liangma/contract/problems';
import { fieldProblemText } from '@liangma/contract/field-problems';
import type { OfficerFact } from '@liangma/domain/inspection/rules';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { findSubject, isOfBureau } from './chosen-store.ts';
import { isCountedAsEnterprise, officerFacts } from './facts-store.ts';
import { versionsInForce, type MatterVersion } from './matter-version-store.ts';

export interface Chosen {
  isEnterprise: boolean;
  versions: MatterVersion[];
  officers: OfficerFact[];
}

/**
 * Finds what the form names.
 * @throws ProblemException request/invalid at each field that names what the bureau does not have
 */
export async function chosenBy(tx: Tx, ctx: Ctx, fields: InspectionFields): Promise<Chosen> {
  const language = ctx.language ?? 'zh';
  const errors: ProblemError[] = [];
  const missing = (pointer: string) =>
    errors.push({
      pointer,
      code: 'not-found',
      detail: fieldProblemText({ code: 'not-found', params: {} }, language),
      params: {},
    });
  const enterprise = await findSubject(tx, ctx, fields.enterpriseId);
  if (!enterprise) missing('/enterpriseId');
  if (!(await isOfBureau(tx, ctx, 'section', fields.sectionId))) missing('/sectionId');
  if (!(await isOfBureau(tx, ctx, 'plan_line', fields.planLineId))) missing('/planLineId');
  const versions = await versionsInForce(tx, ctx, fields.matterIds, fields.plannedFrom);
  const officers = await officerFacts(tx, ctx, fields.officerIds);
  for (const [index, id] of fields.matterIds.entries())
    if (!versions.some((version) => version.matterId === id)) missing(`/matterIds/${index}`);
  for (const [index, id] of fields.officerIds.entries())
    if (!officers.some((officer) => officer.officerId === id)) missing(`/officerIds/${index}`);
  if (fields.plannedUntil < fields.plannedFrom) {
    const detail = language === 'en' ? 'The last day cannot be before the first' : '结束日期不能早于开始日期';
    errors.push({ pointer: '/plannedUntil', code: 'before-start', detail, params: {} });
  }
  if (!enterprise || errors.length > 0) throw new ProblemException('request/invalid', { errors });
  return { isEnterprise: isCountedAsEnterprise(enterprise.subject), versions, officers };
}
