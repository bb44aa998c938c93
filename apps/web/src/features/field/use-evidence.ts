/** Takes files as evidence: checks, small picture, place, sealed store; only what is on disk becomes an item. */
import type { EvidenceItem, EvidenceKind } from '@liangma/contract/evidence';
import { StoreError } from '@liangma/offline/store';
import { useCallback, useRef, useState } from 'react';
import { formatInstant } from '../../messages/format.ts';
import { EvidenceError, addEvidence } from '../../offline/evidence-store.ts';
import { useFieldAccount, useStore } from '../../offline/use-field.tsx';
import { placeText } from './evidence-kinds.ts';
import { freeSpace, troubleWith } from './evidence-limits.ts';
import type { EvidenceTrouble } from './evidence-limits.ts';
import { currentPlace } from './evidence-place.ts';
import type { Place } from './evidence-place.ts';
import { makePreview } from './evidence-preview.ts';
import { evidenceSettings } from './evidence-settings.ts';

export interface EvidenceOf {
  inspectionId: string;
  enterpriseName: string;
  /** Check that new files belong to; null: the whole inspection. */
  checkKey: string | null;
}

function troubleOf(error: unknown, file: { name: string; size: number }): EvidenceTrouble {
  const { name, size } = file;
  if (error instanceof EvidenceError)
    return error.fault === 'too-large'
      ? { kind: 'too-large', name, bytes: size, limit: error.limit }
      : { kind: error.fault, name };
  if (error instanceof StoreError && error.failure === 'full') return { kind: 'store-full', name };
  return { kind: 'not-stored', name };
}

export function useEvidence(of: EvidenceOf, onAdd: (item: EvidenceItem) => void) {
  const store = useStore();
  const { account } = useFieldAccount();
  const [pending, setPending] = useState(0);
  const [troubles, setTroubles] = useState<EvidenceTrouble[]>([]);
  const { inspectionId, enterpriseName, checkKey } = of;
  const accountId = account.id;
  const officer = account.displayName;
  // Several photos taken quickly are stored one after the other: memory on a tablet is short.
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  const take = useCallback(
    async (file: File, kind: EvidenceKind, takenAt: string, place: Place | null) => {
      const watermark = evidenceSettings().hasWatermark
        ? [
            place ? `${formatInstant(takenAt)}　${placeText(place)}` : formatInstant(takenAt),
            `${enterpriseName}　${officer}`,
          ]
        : [];
      const preview = kind === 'photo' ? await makePreview(file, watermark) : null;
      return await addEvidence(store, {
        file,
        kind,
        name: file.name.slice(-200),
        inspectionId,
        accountId,
        checkKey,
        caption: '',
        place,
        takenAt,
        ...(preview ? { preview } : {}),
      });
    },
    [store, inspectionId, accountId, enterpriseName, officer, checkKey],
  );

  const add = useCallback(
    (files: readonly File[], kind: EvidenceKind) => {
      const takenAt = new Date().toISOString();
      setTroubles([]);
      setPending((before) => before + files.length);
      const one = async (file: File, place: Place | null) => {
        try {
          const trouble = troubleWith(file, kind, await freeSpace());
          if (trouble) setTroubles((before) => [...before, trouble]);
          else onAdd(await take(file, kind, takenAt, place));
        } catch (error) {
          setTroubles((before) => [...before, troubleOf(error, file)]);
        } finally {
          setPending((before) => before - 1);
        }
      };
      turn.current = turn.current.then(async () => {
        const place = await currentPlace();
        for (const file of files) await one(file, place);
      });
    },
    [take, onAdd],
  );

  const forgetTroubles = useCallback(() => setTroubles([]), []);
  return { add, isBusy: pending > 0, troubles, forgetTroubles };
}
