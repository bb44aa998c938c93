import { expect, test } from 'vitest';
import { planStates, stateAfterStep, stepsOf } from './plan.ts';

test('a plan goes from the desk over approval to publication, and back from approval', () => {
  expect(Object.fromEntries(planStates.map((state) => [state, stepsOf(state)]))).toEqual({
    draft: ['edit', 'submit'],
    submitted: ['return', 'approve'],
    approved: ['return', 'publish'],
    published: [],
  });
  expect(stateAfterStep('draft', 'submit')).toEqual({ ok: true, value: 'submitted' });
  expect(stateAfterStep('approved', 'return')).toEqual({ ok: true, value: 'draft' });
});

test('a step that the state does not allow is refused with both', () => {
  expect(stateAfterStep('published', 'edit')).toEqual({
    ok: false,
    refusal: { code: 'plan/wrong-state', params: { state: 'published', step: 'edit' } },
  });
});
