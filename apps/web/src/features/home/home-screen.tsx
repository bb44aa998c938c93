/** The desk's start page: what waits for me, then the year at a glance. */
import { getTodo } from '@liangma/contract/bureaus';
import { getStatistics } from '@liangma/contract/statistics';
import { Title } from '@mantine/core';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { useSession } from '../people/public.ts';
import { FigureCards, MonthChart } from '../statistics/public.ts';
import { FirstSteps } from './first-steps.tsx';
import { TodoCards } from './todo-cards.tsx';

const glance = ['insp.count.enterprise', 'insp.scan.rate', 'plan.done_rate', 'insp.problems'];
const refreshMs = 60_000;

function YearAtAGlance({ year }: { year: number }) {
  const t = useT();
  const query = useEndpoint(getStatistics, { params: { year } });
  return (
    <>
      <Title order={2}>{t('home.glance', { year })}</Title>
      <Loaded query={query}>
        {(statistics) => (
          <>
            <FigureCards statistics={statistics} metricIds={glance} />
            {statistics.byMonth.some((month) => month.count > 0) && (
              <Panel
                title={t('statistics.by-month')}
                actions={
                  <AppLink to="/statistics" search={{ year: String(year) }}>
                    {t('home.all-figures')}
                  </AppLink>
                }
              >
                <MonthChart statistics={statistics} height={220} />
              </Panel>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

export default function HomeScreen() {
  const t = useT();
  const { account, today, may } = useSession();
  const todo = useEndpoint(getTodo, {}, { refetchEveryMs: refreshMs });
  return (
    <Page title={t('home.title')} intro={t('home.greeting', { name: account.displayName, day: formatDay(today) })}>
      {(may('import.run') || may('bureau.edit')) && <FirstSteps />}
      <Title order={2}>{t('home.waiting')}</Title>
      <Loaded query={todo}>{(data) => <TodoCards todo={data} />}</Loaded>
      {may('statistics.read') && <YearAtAGlance year={Number(today.slice(0, 4))} />}
    </Page>
  );
}
