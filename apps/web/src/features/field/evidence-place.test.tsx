// A photo is stored at once, whether or not anybody answers where it was taken; a place that comes soon is added to it.
import { changeDraftEvidence, readDraftEvidence } from '@liangma/offline/draft-evidence';
import { configure, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { storingNow } from '../../offline/storing.ts';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';
import { currentPlace } from './evidence-place.ts';
import { changeEvidenceSettings } from './evidence-settings.ts';
import { inspectionId, inspectionView } from './testing/inspection-sample.ts';
import { finger, packOf } from './testing/tablet.ts';

const draftKey = `record/${inspectionId}`;
configure({ defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

type Answer = (position: { coords: { latitude: number; longitude: number } }) => void;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T03:00:00Z'), shouldAdvanceTime: true, toFake: ['Date'] });
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => {};
  changeEvidenceSettings({ place: 'allowed' });
  return () => {
    changeEvidenceSettings({ place: 'unasked' });
    vi.useRealTimers();
  };
});

/** The browser shows its question, and nobody answers it until the test does. */
function questionOpen() {
  const asked = vi.fn<(answer: Answer) => void>();
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition: asked } });
  return (latitude: number, longitude: number) => asked.mock.lastCall?.[0]({ coords: { latitude, longitude } });
}

async function takePhoto() {
  const { field } = await renderField(`/field/inspections/${inspectionId}/record`, fakeServer(), {
    pack: packOf(inspectionView()),
    isOnline: false,
  });
  const { user } = finger();
  const [input] = await screen.findAllByLabelText('选照片：本次检查的其他证据', { selector: 'input' });
  if (!input) throw new Error('no input');
  await user.upload(
    input,
    new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)], '仓库.jpg', { type: 'image/jpeg' }),
  );
  return field;
}

test('a photo is on disk while the question for the place is open, and its place is added to what the draft says of it', async () => {
  const answer = questionOpen();
  const { store } = await takePhoto();
  await waitFor(async () => expect(await readDraftEvidence(store, draftKey)).toMatchObject([{ place: null }]));
  await waitFor(() => expect(storingNow()).toBeNull());
  expect(screen.getByRole('button', { name: '核对并签名' })).toHaveProperty('disabled', false);
  await changeDraftEvidence(store, draftKey, (items) => items.map((one) => ({ ...one, caption: '东门' })));
  answer(31.123_456, 121.987_654);
  await waitFor(async () =>
    expect(await readDraftEvidence(store, draftKey)).toMatchObject([
      { caption: '东门', place: { latitude: 31.123, longitude: 121.988 } },
    ]),
  );
});

test('a photo soon after another has the place at once', async () => {
  const answer = questionOpen();
  const asked = currentPlace();
  answer(30.1, 120.2);
  await asked;
  const { store } = await takePhoto();
  await waitFor(async () =>
    expect(await readDraftEvidence(store, draftKey)).toMatchObject([{ place: { latitude: 30.1, longitude: 120.2 } }]),
  );
});
