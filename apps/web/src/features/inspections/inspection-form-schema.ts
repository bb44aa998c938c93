/** What the form of an inspection holds beside the fields of the contract: the reasons given for warnings. */
import { inspectionFields } from '@liangma/contract/inspection-views';
import type { InspectionFields, InspectionView } from '@liangma/contract/inspection-views';
import { z } from 'zod';
import type { RuleFindingView } from './inspection-labels.ts';

/** Code of the warning → reason; one that was not touched yet is missing. */
export const warningReasons = z.record(z.string(), z.string().trim().max(500).optional()).optional();

export const inspectionFormSchema = inspectionFields.extend({
  reasons: warningReasons,
});
export type InspectionFormValues = z.output<typeof inspectionFormSchema>;

/** What a form starts with; enterprise, matters and officers are still to be chosen. */
export type InspectionFormStart = Partial<InspectionFields>;

/** The fields as the endpoints take them: what does not belong to the ground or the mode is left out. */
export function toFields(values: InspectionFormValues): InspectionFields {
  const fields = inspectionFields.parse(values);
  const isPlan = fields.groundKind === 'plan';
  return {
    ...fields,
    planLineId: isPlan ? fields.planLineId : null,
    groundDocumentNo: isPlan ? null : fields.groundDocumentNo,
    onSiteReason: fields.mode === 'on-site' ? fields.onSiteReason : '',
  };
}

/** The warnings, each kind once. */
export const warningsOf = (findings: readonly RuleFindingView[]): RuleFindingView[] =>
  findings.filter(
    (finding, index) =>
      finding.severity === 'warn' && findings.findIndex(({ code }) => code === finding.code) === index,
  );

/** Warnings that have no reason yet. */
export const unansweredWarnings = (
  findings: readonly RuleFindingView[],
  reasons: Readonly<Record<string, string | undefined>>,
): RuleFindingView[] => warningsOf(findings).filter(({ code }) => (reasons[code] ?? '').trim() === '');

/** The reasons as the submission takes them. */
export const warningAnswers = (
  findings: readonly RuleFindingView[],
  reasons: Readonly<Record<string, string | undefined>>,
): InspectionView['warningAnswers'] =>
  warningsOf(findings).flatMap(({ rule, code }) => {
    const reason = (reasons[code] ?? '').trim();
    return reason === '' ? [] : [{ rule, code, reason }];
  });
