/** Puts a Word file in the place of the form; what it lacks is listed field by field. */
import { listTemplates, replaceTemplate } from '@liangma/contract/documents';
import type { DocumentKind } from '@liangma/contract/inspection-documents';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newCommandId, upload } from '../../api/client.ts';
import { useT } from '../../messages/use-t.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Panel } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

interface Chosen {
  file: File;
  /** Of the intention: the same file sent again after a failed connection is the same command. */
  commandId: string;
}

export function TemplateUpload({ kind }: { kind: DocumentKind }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const sending = useMutation({
    mutationFn: ({ file, commandId }: Chosen) =>
      upload(replaceTemplate, file, { params: { kind }, query: { fileName: file.name } }, { commandId }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [listTemplates.name] });
      setChosen(null);
      notifyDone(t('documents.replaced'));
    },
  });
  return (
    <Panel title={t('documents.replace')}>
      <Stack gap="md" align="stretch">
        <Text size="sm">{t('documents.replace-how')}</Text>
        <ProblemAlert error={sending.error} />
        <FileDrop
          label={t('documents.word-file')}
          accept={['.docx']}
          maxSize={10}
          value={chosen?.file ?? null}
          onChange={(file) => {
            sending.reset();
            setChosen(file && { file, commandId: newCommandId() });
          }}
          disabled={sending.isPending}
        />
        <div>
          <Button
            disabled={chosen === null}
            loading={sending.isPending}
            onClick={() => chosen && sending.mutate(chosen)}
          >
            {t('documents.check-and-use')}
          </Button>
        </div>
      </Stack>
    </Panel>
  );
}
