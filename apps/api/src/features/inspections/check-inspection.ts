/** What the rules say about an inspection that is being prepared; a read, so it cannot write anything. */
import { checkInspection as endpoint } from '@liangma/contract/inspections';
import type { InspectionCore } from '@liangma/domain/inspection/inspection';
import { capUse, rulesBeforeApproval } from '@liangma/domain/inspection/rules';
import { query } from '../../http/route.ts';
import { chosenBy } from './chosen-references.ts';
import { loadFacts } from './facts-store.ts';
import { capUseView } from './inspection-view.ts';

export const checkInspection = query(endpoint, async (tx, ctx, { body }) => {
  const { versions } = await chosenBy(tx, ctx, body);
  const core: InspectionCore = {
    state: 'draft',
    type: body.type,
    ground: { kind: body.groundKind, documentNo: body.groundDocumentNo, note: body.groundNote },
    mode: body.mode,
    planLineId: body.groundKind === 'plan' ? body.planLineId : null,
    enterpriseId: body.enterpriseId,
    matterIds: body.matterIds,
    officerIds: body.officerIds,
    plannedFrom: body.plannedFrom,
    plannedUntil: body.plannedUntil,
    assistants: body.assistants,
  };
  const facts = await loadFacts(tx, ctx, {
    inspectionId: null,
    core,
    onSiteReason: body.onSiteReason,
    versions,
    day: body.plannedFrom,
  });
  return { findings: rulesBeforeApproval(core, facts), capUse: capUseView(capUse(facts)) };
});
