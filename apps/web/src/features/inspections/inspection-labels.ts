/** Words and colours for the codes of an inspection, used at the desk and in the field. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { EntryWay, ExceptionReason, GroundKind, InspectionState } from '@liangma/domain/inspection/inspection';
import { isDay } from '@liangma/domain/calendar/official-day';
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { ruleTexts } from '@liangma/domain/inspection/rule-texts';
import type { RuleCode } from '@liangma/domain/inspection/rules';
import { formatDay } from '../../messages/format.ts';
import type { Language } from '../../messages/language.ts';
import { fill } from '../../messages/translate.ts';
import type { Translate } from '../../messages/translate.ts';
import type { Tone } from '../../ui/status-badge.tsx';

/** A rule finding as the contract carries it. */
export type RuleFindingView = InspectionView['ruleFindings'][number];

export const stateTones: Readonly<Record<InspectionState, Tone>> = {
  draft: 'neutral',
  submitted: 'warning',
  returned: 'danger',
  approved: 'info',
  entered: 'info',
  recorded: 'warning',
  told: 'warning',
  closed: 'success',
  cancelled: 'neutral',
};

/** How many of the six steps (拟制 审批 入企 记录 告知 办结) lie behind an inspection in this state. */
export const stepsDone: Readonly<Record<InspectionState, number>> = {
  draft: 0,
  returned: 0,
  submitted: 1,
  approved: 2,
  entered: 3,
  recorded: 4,
  told: 5,
  closed: 6,
  cancelled: 0,
};

const outsideCap: readonly GroundKind[] = nationalPack.rules['cap.exemptGrounds'].value;

/** Whether the cap does not bind inspections on this ground (they are counted and shown beside it). */
export const isExemptFromCap = (ground: GroundKind): boolean => outsideCap.includes(ground);

/** The days on which the visit is planned. */
export const windowText = (t: Translate, planned: { plannedFrom: string; plannedUntil: string }): string =>
  planned.plannedFrom === planned.plannedUntil
    ? formatDay(planned.plannedFrom)
    : t('inspections.window', { from: formatDay(planned.plannedFrom), until: formatDay(planned.plannedUntil) });

/** How the premises were entered; with the reason when nothing was scanned. */
export function entryText(t: Translate, entry: { way: EntryWay; exceptionReason: ExceptionReason | null }): string {
  const way = t(`inspections.entry-way.${entry.way}`);
  if (!entry.exceptionReason) return way;
  return t('inspections.entry-way.with-reason', { way, reason: t(`inspections.exception.${entry.exceptionReason}`) });
}

const isRuleCode = (code: string): code is RuleCode => Object.hasOwn(ruleTexts, code);

/** What a rule finding says, without its source; a code without a text shows itself. */
export function ruleSentence(finding: Pick<RuleFindingView, 'code' | 'params'>, language: Language): string {
  if (!isRuleCode(finding.code)) return finding.code;
  const readable = Object.fromEntries(
    Object.entries(finding.params).map(([name, value]) => [
      name,
      isDay(String(value)) ? formatDay(String(value)) : value,
    ]),
  );
  return fill(ruleTexts[finding.code][language === 'zh-CN' ? 'zh' : 'en'], readable);
}
