/** Moving a section: the sections whose number in the order changes are saved one after another. */
import { listSections, updateSection } from '@liangma/contract/bureaus';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, newCommandId } from '../../api/client.ts';

export type Section = ResponseOf<typeof listSections>['items'][number];

/** The sections with one moved by a step (-1 up, 1 down), numbered from 1. */
export function moved(sections: readonly Section[], sectionId: string, step: -1 | 1): Section[] {
  const from = sections.findIndex((section) => section.id === sectionId);
  const section = sections[from];
  if (!section) return [...sections];
  return sections
    .toSpliced(from, 1)
    .toSpliced(from + step, 0, section)
    .map((one, index) => ({ ...one, sort: index + 1 }));
}

const mutationKey = ['section-order'];

export function useSectionOrder(sections: readonly Section[]) {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationKey,
    mutationFn: async ({ sectionId, step }: { sectionId: string; step: -1 | 1 }) => {
      for (const { id, name, sort } of moved(sections, sectionId, step)) {
        if (sections.find((before) => before.id === id)?.sort === sort) continue;
        const input = { params: { sectionId: id }, body: { name, sort } };
        // Each of them is small, and the order in between is a whole one too: after a failure one goes on from there.
        await call(updateSection, input, { commandId: newCommandId() });
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [listSections.name] }),
  });
  return {
    isPending: mutation.isPending,
    error: mutation.error,
    /** Does nothing while another move is under way: a second click may come before the screen shows the first. */
    move: (sectionId: string, step: -1 | 1) => {
      if (queryClient.isMutating({ mutationKey }) === 0) mutation.mutate({ sectionId, step });
    },
  };
}
