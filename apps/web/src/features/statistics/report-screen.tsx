/** The sentences of the yearly report that the data bear, each figure a link to its records; Word and Excel. */
import { downloadInspectionsTable, downloadReport, getReport } from '@liangma/contract/statistics';
import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypeDocx } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from '../../api/client.ts';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { Loaded, Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useSession } from '../people/public.ts';
import { ReportText } from './report-text.tsx';
import { useYear } from './use-year.ts';
import type { ChosenYear } from './use-year.ts';
import { YearSwitch } from './year-switch.tsx';

type File = 'word' | 'excel';

function useReportFile(year: number) {
  const [busy, setBusy] = useState<File | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = async (file: File) => {
    setBusy(file);
    setError(null);
    const endpoint = file === 'word' ? downloadReport : downloadInspectionsTable;
    await download(endpoint, { params: { year } }).catch(setError);
    setBusy(null);
  };
  return { busy, error, save };
}

function Report({ chosen }: { chosen: ChosenYear }) {
  const t = useT();
  const { may } = useSession();
  const { year } = chosen;
  const query = useEndpoint(getReport, { params: { year } });
  const file = useReportFile(year);
  const actions = may('report.write') && (
    <>
      <Button
        leftSection={<IconFileTypeDocx size={18} aria-hidden />}
        loading={file.busy === 'word'}
        disabled={file.busy === 'excel'}
        onClick={() => void file.save('word')}
      >
        {t('statistics.report.word')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        loading={file.busy === 'excel'}
        disabled={file.busy === 'word'}
        onClick={() => void file.save('excel')}
      >
        {t('statistics.report.excel')}
      </Button>
    </>
  );
  return (
    <Page
      title={t('statistics.report.title')}
      intro={
        query.data && t('statistics.report.intro', { bureau: query.data.bureauName, day: formatDay(query.data.asOf) })
      }
      actions={actions}
    >
      <YearSwitch chosen={chosen} to="/reports" />
      <ProblemAlert error={file.error} />
      <Loaded query={query}>{(report) => <ReportText report={report} />}</Loaded>
    </Page>
  );
}

export default function ReportScreen() {
  const chosen = useYear();
  return chosen ? <Report chosen={chosen} /> : <Loading />;
}
