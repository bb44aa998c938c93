/** Where a photo was taken, about 100 m exact, and only if the inspector allowed it. Never waits long, never fails. */
import { evidenceSettings } from './evidence-settings.ts';

export interface Place {
  latitude: number;
  longitude: number;
}

/** A place that comes later than this is not that of the photo any more. */
const longestMs = 4_000;
/** A place that is not older is still good: nobody walks far between two photos. */
const youngMs = 120_000;

const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000;

const mayAsk = (): boolean => evidenceSettings().place === 'allowed' && 'geolocation' in navigator;

/** By the clock that only runs forward. */
let latest: { place: Place; at: number } | null = null;

/** The place where this tablet was a moment ago, or null; known without asking. */
export const knownPlace = (): Place | null =>
  latest !== null && mayAsk() && performance.now() - latest.at < youngMs ? latest.place : null;

/** The rounded place, or null: not allowed, not known in time, or a device without the means. */
export async function currentPlace(): Promise<Place | null> {
  if (!mayAsk()) return null;
  return await new Promise((resolve) => {
    // The time of the browser stands still while its question is open, and some never call back.
    const timer = setTimeout(() => resolve(null), longestMs);
    const answer = (place: Place | null) => {
      clearTimeout(timer);
      resolve(place);
    };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = { latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) };
        latest = { place, at: performance.now() };
        answer(place);
      },
      () => answer(null),
      { timeout: longestMs, maximumAge: youngMs },
    );
  });
}
