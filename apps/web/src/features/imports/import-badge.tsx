/** The state of an import as a badge. */
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { stateTones } from './import-run-facts.ts';
import type { ImportState } from './import-run-facts.ts';

export function ImportBadge({ state }: { state: ImportState }) {
  const t = useT();
  return <StatusBadge tone={stateTones[state]}>{t(`imports.state.${state}`)}</StatusBadge>;
}
