/** Fetches the codes of several enterprises, a few at a time so that other work goes on beside it. */
import { getEnterpriseCode } from '@liangma/contract/enterprises';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { call } from '../../api/client.ts';

export type EnterpriseCode = z.output<typeof getEnterpriseCode.response>;

const atOnce = 4;

export interface EnterpriseCodes {
  /** In the order of the ids, as far as they have come. */
  codes: readonly EnterpriseCode[];
  error: unknown;
  retry: () => void;
}

export function useEnterpriseCodes(ids: readonly string[]): EnterpriseCodes {
  const key = ids.join();
  const [attempt, setAttempt] = useState(0);
  const [fetched, setFetched] = useState<{ key: string; codes: readonly EnterpriseCode[]; error: unknown }>({
    key,
    codes: [],
    error: null,
  });

  useEffect(() => {
    const stop = new AbortController();
    const wanted = key === '' ? [] : key.split(',');
    async function fetchAll(): Promise<void> {
      const codes: EnterpriseCode[] = [];
      try {
        for (let start = 0; start < wanted.length; start += atOnce) {
          const some = wanted.slice(start, start + atOnce);
          const options = { signal: stop.signal };
          codes.push(
            ...(await Promise.all(
              some.map((enterpriseId) => call(getEnterpriseCode, { params: { enterpriseId } }, options)),
            )),
          );
          setFetched({ key, codes: [...codes], error: null });
        }
      } catch (error) {
        if (!stop.signal.aborted) setFetched({ key, codes, error });
      }
    }
    void fetchAll();
    return () => stop.abort();
  }, [key, attempt]);

  const isCurrent = fetched.key === key;
  return {
    codes: isCurrent ? fetched.codes : [],
    error: isCurrent ? fetched.error : null,
    retry: () => setAttempt((before) => before + 1),
  };
}
