/** Adds a line; the first one makes the plan of the year. */
import { addPlanLine, getPlan, listPlans } from '@liangma/contract/plans';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { PlanLineForm, emptyLine } from './plan-line-form.tsx';

export default function PlanLineNewScreen() {
  const t = useT();
  const navigate = useNavigate();
  const path: Record<string, string> = useParams({ strict: false });
  const year = Number(path['year']);
  const back = () => void navigate({ to: `/plans/${year}` });
  const command = useCommand(addPlanLine, {
    invalidates: [getPlan, listPlans],
    onDone: () => {
      notifyDone(t('plans.saved'));
      back();
    },
  });
  return (
    <Page title={t('plans.add-line.title')} intro={t('plans.of-year', { year })} width="form">
      <Panel>
        <PlanLineForm
          start={emptyLine}
          onSubmit={(body) => command.mutate({ params: { year }, body })}
          error={command.error}
          busy={command.isPending}
          submitLabel={t('plans.save')}
          onCancel={back}
        />
      </Panel>
    </Page>
  );
}
