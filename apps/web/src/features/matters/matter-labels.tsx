/** Whether a matter is published, and its frequencies, in words. */
import type { MatterView } from '@liangma/contract/matters';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Tone } from '../../ui/status-badge.tsx';

export const matterStates = ['published', 'new-version', 'unpublished', 'withdrawn'] as const;
export type MatterState = (typeof matterStates)[number];

type Publication = Pick<MatterView, 'version' | 'publishedOn' | 'withdrawnOn'>;

export function stateOfMatter({ version, publishedOn, withdrawnOn }: Publication): MatterState {
  if (withdrawnOn !== null) return 'withdrawn';
  if (publishedOn !== null) return 'published';
  // Only a published version gets a successor; it stays in force until the new one is published.
  return version > 1 ? 'new-version' : 'unpublished';
}

const tones: Readonly<Record<MatterState, Tone>> = {
  published: 'success',
  'new-version': 'warning',
  unpublished: 'warning',
  withdrawn: 'neutral',
};

export function MatterBadge({ matter }: { matter: Publication }) {
  const t = useT();
  const state = stateOfMatter(matter);
  return <StatusBadge tone={tones[state]}>{t(`matters.state.${state}`)}</StatusBadge>;
}

export function capOf(t: Translate, matter: MatterView): string {
  return matter.capPerYear === null ? matter.capText || '—' : t('matters.at-most', { count: matter.capPerYear });
}

export function minimumOf(t: Translate, matter: MatterView): string {
  return matter.minimumPerYear === null
    ? matter.minimumText || '—'
    : t('matters.at-least', { count: matter.minimumPerYear });
}

/** What a row of the checklist demands on site, in one line; empty when nothing. */
export function demandsText(t: Translate, row: MatterView['checklist'][number]): string {
  const { onlyIf } = row;
  return [
    ...row.onNo.map((demand) => t(`matters.demand.${demand}`)),
    ...(onlyIf ? [t('matters.only-if-text', { no: onlyIf.no, answer: t(`inspections.answer.${onlyIf.answer}`) })] : []),
  ].join(t('matters.demand-comma'));
}
