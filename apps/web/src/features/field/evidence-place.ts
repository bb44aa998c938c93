/** Where a photo was taken, about 100 m exact, and only if the inspector allowed it. Never waits long, never fails. */
import { evidenceSettings } from './evidence-settings.ts';

export interface Place {
  latitude: number;
  longitude: number;
}

/** Longer than this a photo does not wait for its place. */
const longestMs = 4_000;
/** A place that is not older is still good: nobody walks far between two photos. */
const youngMs = 120_000;

const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** The rounded place, or null: not allowed, not known in time, or a device without the means. */
export async function currentPlace(): Promise<Place | null> {
  if (evidenceSettings().place !== 'allowed' || !('geolocation' in navigator)) return null;
  return await new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) }),
      () => resolve(null),
      { timeout: longestMs, maximumAge: youngMs },
    );
  });
}
