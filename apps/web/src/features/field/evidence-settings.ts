/** How this tablet takes evidence: visible watermark, and whether the place may be noted. Kept in this browser. */
import { useSyncExternalStore } from 'react';

export interface EvidenceSettings {
  /** Time, enterprise and officer are written into the small picture; the original is never changed. */
  hasWatermark: boolean;
  /** Off until somebody allows it; `unasked` is asked once, after the first photo. */
  place: 'unasked' | 'denied' | 'allowed';
}

const name = 'liangma.evidence';
const standard: EvidenceSettings = { hasWatermark: true, place: 'unasked' };
const listeners = new Set<() => void>();
let current: EvidenceSettings | null = null;

function read(): EvidenceSettings {
  try {
    const stored = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<EvidenceSettings>;
    return { ...standard, ...stored };
  } catch {
    return standard;
  }
}

export function evidenceSettings(): EvidenceSettings {
  current ??= read();
  return current;
}

export function changeEvidenceSettings(change: Partial<EvidenceSettings>): void {
  current = { ...evidenceSettings(), ...change };
  try {
    localStorage.setItem(name, JSON.stringify(current));
  } catch {
    // Then the choice holds until this page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useEvidenceSettings = (): EvidenceSettings => useSyncExternalStore(subscribe, evidenceSettings);
