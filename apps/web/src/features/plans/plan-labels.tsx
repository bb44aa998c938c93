/** Words and colours of a plan: its state, its conflicts. */
import type { PlanView } from '@liangma/contract/plans';
import { planConflictText, planConflictTexts } from '@liangma/domain/plans/plan-conflict-texts';
import type { PlanConflictCode } from '@liangma/domain/plans/plan-conflicts';
import type { PlanState } from '@liangma/domain/plans/plan';
import type { Language } from '../../messages/language.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Tone } from '../../ui/status-badge.tsx';

type Conflict = Pick<PlanView['conflicts'][number], 'params'> & { code: string };

const tones: Readonly<Record<PlanState, Tone>> = {
  draft: 'neutral',
  submitted: 'warning',
  approved: 'info',
  published: 'success',
};

export function PlanBadge({ state }: { state: PlanState }) {
  const t = useT();
  return <StatusBadge tone={tones[state]}>{t(`plans.state.${state}`)}</StatusBadge>;
}

const isKnown = (code: string): code is PlanConflictCode => Object.hasOwn(planConflictTexts, code);

const capHolders = ['bureau', 'matter', 'line'] as const;

/** A conflict as sentences, with who has set the cap; a code without a text shows itself. */
export function conflictText(t: Translate, conflict: Conflict, language: Language): string {
  if (!isKnown(conflict.code)) return conflict.code;
  const text = planConflictText({ code: conflict.code, params: conflict.params }, language === 'zh-CN' ? 'zh' : 'en');
  const holder = capHolders.find((one) => one === conflict.params['holder']);
  return holder ? t('plans.conflict-with-holder', { text, holder: t(`plans.cap-holder.${holder}`) }) : text;
}
