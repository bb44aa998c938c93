/** The state of an inspection as a badge. */
import type { InspectionState } from '@liangma/domain/inspection/inspection';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { stateTones } from './inspection-labels.ts';

export function InspectionBadge({ state }: { state: InspectionState }) {
  const t = useT();
  return <StatusBadge tone={stateTones[state]}>{t(`inspections.state.${state}`)}</StatusBadge>;
}
