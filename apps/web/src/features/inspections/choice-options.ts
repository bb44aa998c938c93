/** Matters and officers as options; those that cannot be chosen for the day say why. */
import type { MatterView } from '@liangma/contract/matters';
import type { OfficerView } from '@liangma/contract/people';
import { isAssignable } from '@liangma/domain/inspection/rules';
import { formatDay } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import type { Option } from '../../ui/choice-fields.tsx';

/** Why the matter may not be inspected on that day, or null. */
function matterObstacle(t: Translate, matter: MatterView, day: string): string | null {
  if (matter.withdrawnOn !== null && matter.withdrawnOn <= day) return t('inspections.matter-withdrawn');
  if (matter.publishedOn !== null && matter.publishedOn > day)
    return t('inspections.matter-published-later', { day: formatDay(matter.publishedOn) });
  // Only a published version gets a successor: the earlier one stays in force until the new one is published.
  return matter.publishedOn === null && matter.version === 1 ? t('inspections.matter-unpublished') : null;
}

export function matterOption(t: Translate, matter: MatterView, day: string): Option {
  const obstacle = matterObstacle(t, matter, day);
  if (obstacle === null) return { value: matter.id, label: matter.name };
  return { value: matter.id, label: t('inspections.option-obstacle', { name: matter.name, obstacle }), disabled: true };
}

function officerObstacle(t: Translate, officer: OfficerView, day: string): string | null {
  if (isAssignable(officer, day)) return null;
  if (officer.certificateKind === 'supervision') return t('inspections.certificate-supervision');
  if (officer.status !== 'valid') return t(`inspections.certificate-${officer.status}`);
  return t('inspections.certificate-expired', { day: formatDay(officer.validUntil) });
}

export function officerOption(t: Translate, officer: OfficerView, day: string): Option {
  const name = `${officer.name} ${officer.certificateNo}`;
  const obstacle = officerObstacle(t, officer, day);
  if (obstacle === null) return { value: officer.id, label: name };
  return { value: officer.id, label: t('inspections.option-obstacle', { name, obstacle }), disabled: true };
}
