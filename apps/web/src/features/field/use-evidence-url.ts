/** The address of a file for a picture or player: from this tablet, or from the server once it is no longer here. */
import { downloadEvidence } from '@liangma/contract/evidence';
import { useEffect, useState } from 'react';
import { addressOf } from '../../api/client.ts';
import { evidenceUrl } from '../../offline/evidence-store.ts';
import { useStore } from '../../offline/use-field.tsx';

/** null while it is looked for. */
export function useEvidenceUrl(inspectionId: string, hash: string): string | null {
  const store = useStore();
  const [url, setUrl] = useState<{ hash: string; url: string } | null>(null);
  useEffect(() => {
    let own: string | null = null;
    let left = false;
    evidenceUrl(store, hash).then(
      (found) => {
        own = found;
        if (left) URL.revokeObjectURL(found);
        else setUrl({ hash, url: found });
      },
      () => {
        if (!left) setUrl({ hash, url: addressOf(downloadEvidence, { params: { inspectionId, hash } }) });
      },
    );
    return () => {
      left = true;
      if (own !== null) URL.revokeObjectURL(own);
    };
  }, [store, inspectionId, hash]);
  return url?.hash === hash ? url.url : null;
}
