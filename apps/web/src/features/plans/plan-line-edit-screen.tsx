/** Changes a line of a plan that is still a draft. */
import { getPlan, listPlans, updatePlanLine } from '@liangma/contract/plans';
import type { PlanLineView } from '@liangma/contract/plans';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { PlanLineForm } from './plan-line-form.tsx';

function EditForm({ year, line }: { year: number; line: PlanLineView }) {
  const t = useT();
  const navigate = useNavigate();
  const back = () => void navigate({ to: `/plans/${year}` });
  const command = useCommand(updatePlanLine, {
    invalidates: [getPlan, listPlans],
    onDone: () => {
      notifyDone(t('plans.saved'));
      back();
    },
  });
  return (
    <Panel>
      <PlanLineForm
        start={line}
        onSubmit={(fields) =>
          command.mutate({ params: { year, lineId: line.id }, body: { ...fields, revision: line.revision } })
        }
        error={command.error}
        busy={command.isPending}
        submitLabel={t('plans.save')}
        onCancel={back}
      />
    </Panel>
  );
}

export default function PlanLineEditScreen() {
  const t = useT();
  const path: Record<string, string> = useParams({ strict: false });
  const year = Number(path['year']);
  const query = useEndpoint(getPlan, { params: { year } });
  return (
    <Page title={t('plans.edit-line.title')} intro={t('plans.of-year', { year })} width="form">
      <Loaded query={query}>
        {(plan) => {
          const line = plan.lines.find((one) => one.id === path['lineId']);
          if (line && plan.state === 'draft') return <EditForm year={year} line={line} />;
          return (
            <Panel>
              <EmptyState
                title={t(line ? 'plans.not-draft' : 'plans.line-gone')}
                action={<LinkButton to={`/plans/${year}`}>{t('plans.back')}</LinkButton>}
              />
            </Panel>
          );
        }}
      </Loaded>
    </Page>
  );
}
