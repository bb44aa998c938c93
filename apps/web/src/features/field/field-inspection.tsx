/** An inspection out of the field pack for a screen: while the first pack is awaited, when it is not on this tablet, or shown. */
import type { LocalInspection } from '@liangma/offline/project';
import type { ReactNode } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useFieldInspection } from '../../offline/use-field.tsx';
import { LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';

export interface FieldInspectionProps {
  local: LocalInspection | null | undefined;
  children: (local: LocalInspection) => ReactNode;
}

/** `<FieldInspection local={useFieldInspection(id)}>{(local) => …}</FieldInspection>` */
export function FieldInspection({ local, children }: FieldInspectionProps) {
  const t = useT();
  if (local) return children(local);
  if (local === undefined) return <Loading />;
  return (
    <EmptyState
      title={t('field.inspection.not-here')}
      text={t('field.inspection.not-here-text')}
      action={<LinkButton to="/field/inspections">{t('field.back-to-today')}</LinkButton>}
    />
  );
}

/** The inspection of the address, and its name for the head of the screen. */
export function useInspectionOf(inspectionId: string) {
  const local = useFieldInspection(inspectionId);
  return { local, name: local?.view.enterprise.name };
}
