/** What became of files of unsent work that were taken in, and the questions about drafts. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useFieldInspections } from '../../offline/use-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { AskedDraft, Imported } from './use-import.ts';
import { draftOf } from './use-sync.ts';

export function ImportResult({ result }: { result: Imported }) {
  const t = useT();
  const { items, drafts, waiting, missing, unread, others, questions } = result;
  const isNew = items + drafts > 0;
  const isNothing = !isNew && waiting.count + others.length + questions.length + unread.length === 0;
  return (
    <>
      {others.length > 0 && (
        <Notice tone="warning" announce="alert">
          {t('sync.backup.other-account', { name: others.join('、') })}
        </Notice>
      )}
      {isNew && (
        <Notice tone="success" announce="status">
          {[
            items > 0 ? t('sync.backup.taken', { count: items }) : '',
            drafts > 0 ? t('sync.backup.drafts-taken', { count: drafts }) : '',
          ].join(' ')}
        </Notice>
      )}
      {isNothing && (
        <Notice tone="info" announce="status">
          {t('sync.backup.nothing-new')}
        </Notice>
      )}
      {waiting.count > 0 && (
        <Notice tone="warning" announce="status">
          {t('sync.backup.waiting', { count: waiting.count, parts: waiting.parts.join('、') })}
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="warning" announce="alert">
          {t('sync.backup.damaged-files', { count: missing.length, names: missing.slice(0, 20).join('、') })}
        </Notice>
      )}
      {unread.length > 0 && (
        <Notice tone="warning" announce="alert">
          {t('sync.backup.unread-items', { count: unread.length, names: unread.slice(0, 20).join('、') })}
        </Notice>
      )}
    </>
  );
}

export interface DraftQuestionsProps {
  questions: readonly AskedDraft[];
  onAnswer: (question: AskedDraft, isTaken: boolean) => void;
}

export function DraftQuestions({ questions, onAnswer }: DraftQuestionsProps) {
  const t = useT();
  const inspections = useFieldInspections();
  const titleOf = (key: string) => {
    const draft = draftOf(key);
    if (!draft) return key;
    const found = inspections?.find(({ view }) => view.id === draft.inspectionId);
    return `${found?.view.enterpriseName ?? t('sync.draft.unknown')} ${t(`sync.draft.${draft.kind}`)}`;
  };
  const timeOf = (at: string | null) => (at === null ? t('sync.backup.no-time') : formatInstant(at));
  return questions.map((question) => {
    const { draft, reason, hereSavedAt } = question;
    const title = titleOf(draft.key);
    return (
      <Notice key={draft.key} tone="warning" announce="alert" title={title}>
        <Stack gap="sm">
          <Text size="sm">
            {reason === 'differs'
              ? t('sync.backup.draft-differs', { here: timeOf(hereSavedAt), file: timeOf(draft.savedAt) })
              : t('sync.backup.draft-was-here', { file: timeOf(draft.savedAt) })}
          </Text>
          <Group gap="sm">
            <Button
              variant="default"
              onClick={() => onAnswer(question, false)}
              aria-label={`${t('sync.backup.draft-keep')}：${title}`}
            >
              {t('sync.backup.draft-keep')}
            </Button>
            <Button
              variant="default"
              onClick={() => onAnswer(question, true)}
              aria-label={`${t('sync.backup.draft-take')}：${title}`}
            >
              {t('sync.backup.draft-take')}
            </Button>
          </Group>
        </Stack>
      </Notice>
    );
  });
}
