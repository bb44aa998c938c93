/** Taking files of unsent work in, one after the other, while they are read; what a draft here says otherwise is asked. */
import type { Store } from '@liangma/offline/store';
import type { DraftQuestion } from '@liangma/offline/take-in-unsent';
import { takeDraft, takeInUnsent } from '@liangma/offline/take-in-unsent';
import type { OpenedUnsent, UnsentDescription } from '@liangma/offline/unsent-file';
import { contentOf, openUnsentFile } from '@liangma/offline/unsent-file';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { inOneTab, queueLock } from '../../offline/one-tab.ts';
import { beginStoring } from '../../offline/storing.ts';
import { useField, useFieldAccount } from '../../offline/use-field.tsx';

const pieceBytes = 1024 * 1024;

/** A file in pieces, so that it is never held as a whole. */
async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += pieceBytes)
    yield new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
}

async function* contentsOf(opened: OpenedUnsent) {
  for await (const arriving of opened.files()) yield { file: arriving.file, content: await contentOf(arriving) };
}

export interface AskedDraft extends DraftQuestion {
  description: UnsentDescription;
}

export interface Imported {
  items: number;
  drafts: number;
  /** What still waits for other parts, after the last file. */
  waiting: { count: number; parts: readonly number[] };
  missing: readonly string[];
  /** What a person knows the commands by that could not be read. */
  unread: readonly string[];
  questions: readonly AskedDraft[];
  /** Names of other accounts whose files were not taken in. */
  others: readonly string[];
}

async function takeIn(store: Store, files: readonly File[], accountId: string): Promise<Imported> {
  const questions = new Map<string, AskedDraft>();
  const others = new Set<string>();
  const missing = new Set<string>();
  const unread = new Map<string, string>();
  let [items, drafts] = [0, 0];
  let waiting: Imported['waiting'] = { count: 0, parts: [] };
  for (const file of files) {
    const opened = await openUnsentFile(piecesOf(file));
    const { description, unreadItems } = opened;
    if (description.account.id !== accountId) {
      others.add(description.account.name);
      continue;
    }
    const taken = await takeInUnsent(
      store,
      { description, files: contentsOf(opened) },
      accountId,
      new Date().toISOString(),
    );
    items += taken.items.length;
    drafts += taken.drafts;
    waiting = { count: taken.waiting.items + taken.waiting.drafts, parts: taken.waiting.parts };
    for (const name of taken.missing) missing.add(name);
    // each part names them all
    for (const { commandId, label } of unreadItems) unread.set(commandId ?? label, label);
    for (const question of taken.questions) questions.set(question.draft.key, { ...question, description });
  }
  return {
    items,
    drafts,
    waiting,
    missing: [...missing],
    unread: [...unread.values()],
    questions: [...questions.values()],
    others: [...others],
  };
}

export function useImport() {
  const { store, sync } = useField();
  const { account } = useFieldAccount();
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const importing = useMutation({
    networkMode: 'always',
    mutationFn: async (files: readonly File[]) => {
      setAnswered(new Set());
      const done = beginStoring('import');
      try {
        return await inOneTab(queueLock(account.id), () => takeIn(store, files, account.id));
      } finally {
        done();
        sync.send();
      }
    },
  });
  const answer = useMutation({
    networkMode: 'always',
    mutationFn: async ({ question, isTaken }: { question: AskedDraft; isTaken: boolean }) => {
      const { description, draft } = question;
      if (isTaken) await takeDraft(store, { description, draft, now: new Date().toISOString() });
      setAnswered((before) => new Set([...before, draft.key]));
    },
  });
  const questions = (importing.data?.questions ?? []).filter(({ draft }) => !answered.has(draft.key));
  return {
    take: (files: readonly File[]) => importing.mutate(files),
    isBusy: importing.isPending,
    error: importing.error ?? answer.error,
    result: importing.data ?? null,
    questions,
    answer: (question: AskedDraft, isTaken: boolean) => answer.mutate({ question, isTaken }),
  };
}
