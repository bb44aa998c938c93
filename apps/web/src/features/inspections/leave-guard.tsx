/** Asks before one leaves a form with changes that are not saved. */
import { useBlocker } from '@tanstack/react-router';
import { useT } from '../../messages/use-t.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';

/** `isUnsaved` is asked at the moment of leaving. */
export function LeaveGuard({ isUnsaved }: { isUnsaved: () => boolean }) {
  const t = useT();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: isUnsaved,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('inspections.leave')}
      question={t('inspections.leave-question')}
      confirmLabel={t('inspections.leave-confirm')}
      danger
      onConfirm={() => proceed?.()}
    />
  );
}
