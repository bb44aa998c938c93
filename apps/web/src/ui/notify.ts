/** A short message after something was done; never for errors, which stay where they happened. */
import { notifications } from '@mantine/notifications';
import { translate } from '../messages/translate.ts';

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green.8', closeButtonProps: { 'aria-label': translate('ui.close') } });
}
