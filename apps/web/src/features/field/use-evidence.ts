/**
 * Takes files as evidence of a draft: checks, small picture, sealed store. A file and its entry in the draft are one write,
 * whether or not the form is still open; the form shows what is on disk. No file waits for its place, which is added when it
 * comes soon.
 */
import type { EvidenceItem, EvidenceKind } from '@liangma/contract/evidence';
import { changeDraftEvidence } from '@liangma/offline/draft-evidence';
import { StoreError } from '@liangma/offline/store';
import { useCallback, useEffect, useRef, useState } from 'react';
import { formatInstant } from '../../messages/format.ts';
import { EvidenceError, addEvidence } from '../../offline/evidence-store.ts';
import { beginStoring } from '../../offline/storing.ts';
import { useFieldAccount, useStore } from '../../offline/use-field.tsx';
import { placeText } from './evidence-kinds.ts';
import { freeSpace, troubleWith } from './evidence-limits.ts';
import type { EvidenceTrouble } from './evidence-limits.ts';
import { currentPlace, knownPlace } from './evidence-place.ts';
import type { Place } from './evidence-place.ts';
import { makePreview } from './evidence-preview.ts';
import { evidenceSettings } from './evidence-settings.ts';

export interface EvidenceOf {
  /** Key in the table `draft`. */
  draftKey: string;
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

/** Shows a change of the evidence in the form. */
export type ShowEvidence = (change: (before: readonly EvidenceItem[]) => EvidenceItem[]) => void;

export function useEvidence(of: EvidenceOf, show: ShowEvidence) {
  const store = useStore();
  const { account } = useFieldAccount();
  const [pending, setPending] = useState(0);
  const [troubles, setTroubles] = useState<EvidenceTrouble[]>([]);
  const { draftKey, inspectionId, enterpriseName, checkKey } = of;
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
      return await addEvidence(store, draftKey, {
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
    [store, inspectionId, accountId, enterpriseName, officer, checkKey, draftKey],
  );

  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  /** What is being signed, or is handed in, stays as it is, without the place. */
  const addPlace = useCallback(
    async ({ hash }: EvidenceItem, coming: Promise<Place | null>) => {
      const place = await coming;
      if (place === null) return;
      const placed = (before: readonly EvidenceItem[]) =>
        before.map((one) => (one.hash === hash && one.place === null ? { ...one, place } : one));
      await changeDraftEvidence(store, draftKey, placed);
      // Another value in the form would end a signing that began meanwhile.
      if (isOpen.current) show(placed);
    },
    [store, draftKey, show],
  );

  const add = useCallback(
    (files: readonly File[], kind: EvidenceKind) => {
      const takenAt = new Date().toISOString();
      setTroubles([]);
      setPending((before) => before + files.length);
      const stored = beginStoring(draftKey);
      const coming = currentPlace();
      const one = async (file: File) => {
        try {
          const trouble = troubleWith(file, kind, await freeSpace());
          if (trouble) setTroubles((before) => [...before, trouble]);
          else {
            const item = await take(file, kind, takenAt, knownPlace());
            // The same file twice is one file.
            show((before) => [...before.filter(({ hash }) => hash !== item.hash), item]);
            // Without its place the file is as good.
            if (item.place === null) addPlace(item, coming).catch(() => undefined);
          }
        } catch (error) {
          setTroubles((before) => [...before, troubleOf(error, file)]);
        } finally {
          setPending((before) => before - 1);
        }
      };
      turn.current = turn.current
        .then(async () => {
          for (const file of files) await one(file);
        })
        .finally(stored);
    },
    [take, show, addPlace, draftKey],
  );

  /** Shown at once, for somebody types; what could not be saved says so. */
  const apply = useCallback(
    (to: (before: readonly EvidenceItem[]) => EvidenceItem[], { name, bytes }: EvidenceItem) => {
      show(to);
      changeDraftEvidence(store, draftKey, to).catch((error: unknown) =>
        setTroubles((before) => [...before, troubleOf(error, { name, size: bytes })]),
      );
    },
    [store, draftKey, show],
  );
  const change = useCallback(
    (item: EvidenceItem) =>
      // Its place may have come since the form showed it.
      apply(
        (before) => before.map((one) => (one.hash === item.hash ? { ...item, place: item.place ?? one.place } : one)),
        item,
      ),
    [apply],
  );
  const remove = useCallback(
    (item: EvidenceItem) => apply((before) => before.filter(({ hash }) => hash !== item.hash), item),
    [apply],
  );

  const forgetTroubles = useCallback(() => setTroubles([]), []);
  return { draftKey, add, change, remove, isBusy: pending > 0, troubles, forgetTroubles };
}
