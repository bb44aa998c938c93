import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useOfCap, visitsMadeBy } from './cap.ts';
import { groundKinds, inspectionStates } from './inspection.ts';
import { nationalPack } from '../rule-packs/national.ts';
import { visit } from './testing/samples.ts';

const exempt = nationalPack.rules['cap.exemptGrounds'].value;
const visits = fc.array(
  fc.record({ state: fc.constantFrom(...inspectionStates), groundKind: fc.constantFrom(...groundKinds) }),
);

describe('use of the cap', () => {
  it('counts what is handed in, approved or done, and leaves out drafts, returned and cancelled ones', () => {
    const all = inspectionStates.map((state) => visit({ state }));
    const use = useOfCap(all, { limit: 6, source: '' }, exempt);
    expect(use.counted.map(({ state }) => state)).toEqual([
      'submitted',
      'approved',
      'entered',
      'recorded',
      'told',
      'closed',
    ]);
    expect(use.isReached).toBe(true);
  });

  it('shows exempt visits without letting them use the cap up', () => {
    const all = groundKinds.map((groundKind) => visit({ groundKind }));
    const use = useOfCap(all, { limit: 2, source: '示政办发〔2026〕1号' }, exempt);
    expect(use.counted.map(({ groundKind }) => groundKind)).toEqual(['plan', 'own-special', 'ledger']);
    expect(use.exempt).toHaveLength(groundKinds.length - 3);
    expect(use).toMatchObject({ limit: 2, source: '示政办发〔2026〕1号', isReached: true });
  });

  it('is never reached without a limit', () => {
    fc.assert(
      fc.property(visits, (list) => {
        const all = list.map((more) => visit(more));
        expect(useOfCap(all, { limit: null, source: '' }, exempt).isReached).toBe(false);
      }),
    );
  });

  it('puts every real visit in exactly one of the two lists, and is reached exactly from the limit on', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 1, max: 5 }), (list, limit) => {
        const all = list.map((more, place) => visit({ ...more, inspectionId: String(place) }));
        const use = useOfCap(all, { limit, source: '' }, exempt);
        const real = all.filter(({ state }) => !['draft', 'returned', 'cancelled'].includes(state));
        const ids = [...use.counted, ...use.exempt].map(({ inspectionId }) => inspectionId);
        expect(ids.toSorted()).toEqual(real.map(({ inspectionId }) => inspectionId).toSorted());
        expect(use.isReached).toBe(use.counted.length >= limit);
      }),
    );
  });
});

describe('visits that an enterprise has really had', () => {
  it('are those that were entered, up to the day, on whatever ground', () => {
    const all = inspectionStates.map((state) => visit({ state, groundKind: 'complaint' }));
    expect(visitsMadeBy(all, '2026-02-01').map(({ state }) => state)).toEqual([
      'entered',
      'recorded',
      'told',
      'closed',
    ]);
    expect(visitsMadeBy(all, '2026-01-31')).toEqual([]);
  });
});
