/** In plain words, why the tablet could not store or sync. */
import { StoreError } from '@liangma/offline/store';
import { errorTitle } from '../../api/problem-error.ts';
import { translate } from '../../messages/translate.ts';

export function troubleText(trouble: unknown): string {
  if (trouble instanceof StoreError)
    return translate(trouble.failure === 'full' ? 'sync.trouble.full' : 'sync.trouble.lost');
  return translate('sync.trouble.other', { text: errorTitle(trouble) });
}
