/** The office takes in a file of unsent work that a tablet wrote: each command is delivered in its author's name, once. */
import { importUnsent, listDevices } from '@liangma/contract/devices';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newCommandId, upload } from '../../api/client.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Tone } from '../../ui/status-badge.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';

type Outcome = ResponseOf<typeof importUnsent>;
type Result = Outcome['results'][number];

/** As the server takes it. */
const mostMegabytes = importUnsent.mostBytes / (1024 * 1024);

const tones: Record<Result['outcome'], Tone> = {
  accepted: 'success',
  known: 'neutral',
  waiting: 'warning',
  held: 'warning',
  failed: 'danger',
};

const columnsOf = (t: Translate): Column<Result>[] => [
  { id: 'label', header: t('devices.what'), cell: ({ label }) => label || '—' },
  {
    id: 'outcome',
    header: t('devices.unsent.outcome'),
    cell: ({ outcome }) => <StatusBadge tone={tones[outcome]}>{t(`devices.unsent.outcome.${outcome}`)}</StatusBadge>,
  },
  { id: 'detail', header: t('devices.unsent.detail'), cell: ({ detail }) => detail || '—' },
];

/** Sends a file; the same file again, after a lost connection, is the same command. */
function useUnsentImport() {
  const queryClient = useQueryClient();
  const commandId = useRef(newCommandId());
  const [state, setState] = useState<{ isBusy: boolean; error: unknown; outcome: Outcome | null }>({
    isBusy: false,
    error: null,
    outcome: null,
  });
  return {
    ...state,
    forget: () => {
      commandId.current = newCommandId();
      setState({ isBusy: false, error: null, outcome: null });
    },
    send: async (file: File) => {
      setState({ isBusy: true, error: null, outcome: null });
      try {
        const outcome = await upload(importUnsent, file, {}, { commandId: commandId.current });
        await queryClient.invalidateQueries({ queryKey: [listDevices.name] });
        setState({ isBusy: false, error: null, outcome });
      } catch (error) {
        setState({ isBusy: false, error, outcome: null });
      }
    },
  };
}

export default function UnsentImportScreen() {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const sending = useUnsentImport();
  return (
    <Page title={t('devices.unsent.title')} intro={t('devices.unsent.intro')} width="form">
      <Panel>
        <ProblemAlert error={sending.error} />
        <FileDrop
          label={t('devices.unsent.file')}
          accept={['.liangma-unsent']}
          maxSize={mostMegabytes}
          value={file}
          disabled={sending.isBusy}
          onChange={(next) => {
            setFile(next);
            sending.forget();
          }}
        />
        <Group mt="md">
          <Button
            disabled={file === null || sending.outcome !== null}
            loading={sending.isBusy}
            onClick={() => file && void sending.send(file)}
          >
            {t('devices.unsent.submit')}
          </Button>
        </Group>
      </Panel>
      {sending.outcome && <UnsentResult outcome={sending.outcome} />}
    </Page>
  );
}

function UnsentResult({ outcome }: { outcome: Outcome }) {
  const t = useT();
  const {
    deviceName,
    accountName: account,
    evidence,
    results,
    part,
    parts,
    missing,
    unreadable,
    drafts,
    keepDays: days,
  } = outcome;
  const waiting = results.filter((result) => result.outcome === 'waiting').length;
  return (
    <Panel title={t('devices.unsent.result')} flush>
      <Text component="output" display="block" p="md">
        {t('devices.unsent.summary', { name: deviceName, commands: results.length, files: evidence })}
      </Text>
      <Stack gap="sm" px="md" pb="md">
        {parts > 1 && <Notice tone="info">{t('devices.unsent.part', { account, part, parts })}</Notice>}
        {waiting > 0 && <Notice tone="warning">{t('devices.unsent.waiting', { count: waiting, days })}</Notice>}
        {missing.length > 0 && (
          <Notice tone="warning">
            {t('devices.unsent.missing', { count: missing.length, names: missing.slice(0, 20).join('、') })}
          </Notice>
        )}
        {unreadable > 0 && <Notice tone="warning">{t('devices.unsent.unreadable', { count: unreadable })}</Notice>}
        {drafts > 0 && (
          <Notice tone="info" title={t('devices.unsent.drafts-title', { count: drafts })}>
            {t('devices.unsent.drafts', { account })}
          </Notice>
        )}
      </Stack>
      {results.length > 0 && (
        <TableView
          caption={t('devices.unsent.result')}
          columns={columnsOf(t)}
          rows={results}
          rowKey={({ commandId }) => commandId}
        />
      )}
    </Panel>
  );
}
