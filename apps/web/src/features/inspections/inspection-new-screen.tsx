/** Prepares a new inspection; the address may name the enterprise, and the plan line or the order that one came from. */
import { useSearch } from '@tanstack/react-router';
import { useT } from '../../messages/use-t.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../people/public.ts';
import { InspectionForm } from './inspection-form.tsx';
import type { InspectionFormStart } from './inspection-form-schema.ts';
import { usePlanLines } from './use-plan-lines.ts';

export default function InspectionNewScreen() {
  const t = useT();
  const { account, today } = useSession();
  const search: Record<string, string> = useSearch({ strict: false });
  const { lineOf, isLoading } = usePlanLines(Number(today.slice(0, 4)));
  const line = lineOf(search['planLineId']);
  const start: InspectionFormStart = {
    ...(search['enterpriseId'] === undefined ? {} : { enterpriseId: search['enterpriseId'] }),
    sectionId: line?.sectionId ?? account.sectionId,
    type: 'daily',
    // A recheck names the notice of the inspection that gave the order.
    groundKind: search['groundKind'] === 'recheck' ? 'recheck' : 'plan',
    groundDocumentNo: search['groundDocumentNo'] ?? null,
    groundNote: '',
    planLineId: line?.id ?? null,
    mode: 'on-site',
    onSiteReason: '',
    matterIds: line ? [line.matterId] : [],
    officerIds: account.officerId === null ? [] : [account.officerId],
    assistants: [],
    plannedFrom: today,
    plannedUntil: today,
    isSurprise: false,
  };
  const mustWait = search['planLineId'] !== undefined && isLoading;
  return (
    <Page title={t('inspections.new.title')} intro={t('inspections.new.intro')}>
      {mustWait ? <Loading /> : <InspectionForm start={start} existing={null} />}
    </Page>
  );
}
