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

type Conflict = Pick<PlanView['conflicts'][number], 'params'> & { code: string; severity?: 'block' | 'warn' };

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

function sentence(t: Translate, { code, severity, params }: Conflict, language: Language): string {
  if (!isKnown(code)) return code;
  // It is the list of matters that asks for so much; the line itself keeps to the cap.
  if (code === 'minimum-exceeds-cap' && severity === 'warn')
    return t('plans.conflict-of-matter', {
      matter: params['matter'] ?? '',
      minimum: params['minimum'] ?? '',
      cap: params['cap'] ?? '',
    });
  return planConflictText({ code, params }, language === 'zh-CN' ? 'zh' : 'en');
}

/** A conflict in words, with who has set the cap; a code without a text shows itself. */
export function conflictText(t: Translate, conflict: Conflict, language: Language): string {
  const text = sentence(t, conflict, language);
  const holder = capHolders.find((one) => one === conflict.params['holder']);
  return holder ? t('plans.conflict-with-holder', { text, holder: t(`plans.cap-holder.${holder}`) }) : text;
}
