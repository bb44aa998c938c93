/** The notice of inspection (行政检查通知书) as Word; it exists from the approval on. */
import { downloadNotice as endpoint } from '@liangma/contract/inspections';
import { inspectionNotice, type InspectionNoticeView } from '@liangma/documents/word/inspection-notice';
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { readScoped, type Ctx, type Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { findNamedBureau } from './bureau-store.ts';
import { groundsOutsideCap, visitsMadeInYear } from './facts-store.ts';
import { viewOf } from './inspection-view.ts';
import { groundLabels, modeLabels, typeLabels } from './labels.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function noticeOf(tx: Tx, ctx: Ctx, inspectionId: string): Promise<InspectionNoticeView> {
  const view = await viewOf(tx, ctx, inspectionId);
  if (view.noticeNo === null || view.approval === null) throw new ProblemException('inspection/wrong-state');
  const bureau = await findNamedBureau(tx, ctx);
  const { enterprise, capUse, planLine, groundKind, fields } = view;
  const year = yearOf(view.visitOn);
  const of = { enterpriseId: enterprise.id, year, exceptId: view.id, until: view.visitOn };
  const visits = await visitsMadeInYear(tx, ctx, of);
  const { bans, rights, duties } = nationalPack.rules;
  return {
    number: view.noticeNo,
    bureauName: bureau.name,
    entrustedBy: bureau.entrustedBy,
    addressee: { name: enterprise.name, creditCode: enterprise.creditCode },
    typeLabel: typeLabels[view.type],
    originLabel: planLine ? `${planLine.year}年度检查计划第${planLine.no}项` : groundLabels[groundKind],
    matters: view.matterDetails.map(({ name, basis }) => ({ name, basis })),
    methodLabel: modeLabels[fields.mode],
    from: view.plannedFrom,
    until: view.plannedUntil,
    place: enterprise.address,
    officers: view.officerDetails.map(({ name, certificateNo }) => ({ name, certificateNo })),
    assistants: fields.assistants,
    visitsThisYear: visits.length,
    cap: capUse.limit,
    isExemptFromCap: groundsOutsideCap.includes(groundKind),
    materials: [],
    complaintPhone: bureau.complaintPhone === '' ? null : bureau.complaintPhone,
    issuedOn: officialDay(view.approval.at),
    bans: bans.value,
    rights: rights.value,
    duties: duties.value,
  };
}

export const downloadNotice = custom(endpoint, async (deps, ctx, { params }) => {
  const notice = await readScoped(deps.db, ctx.bureauId, (tx) => noticeOf(tx, ctx, params.inspectionId));
  return {
    bytes: await inspectionNotice(notice),
    fileName: `行政检查通知书-${notice.number}.docx`,
    contentType: wordType,
  };
});
