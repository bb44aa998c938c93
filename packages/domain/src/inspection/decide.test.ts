import { describe, expect, it } from 'vitest';
import {
  decideApprove,
  decideByState,
  decideClose,
  decideEnter,
  decideOnSite,
  decideRecord,
  decideRecordInSpite,
  decideSubmit,
  inSpiteOfRules,
  type WarningAnswer,
} from './decide.ts';
import {
  allowedCommands,
  inspectionStates,
  isAllowed,
  stateAfter,
  type InspectionCommand,
  type InspectionState,
} from './inspection.ts';
import { checklist, facts, inspection, record, visit } from './testing/samples.ts';

const commands = ['submit', 'approve', 'return', 'cancel', 'enter', 'record', 'tell', 'close'] as const;
const paths: Record<InspectionState, readonly InspectionCommand[]> = {
  draft: ['submit', 'cancel'],
  submitted: ['approve', 'return', 'cancel'],
  returned: ['submit', 'cancel'],
  approved: ['cancel', 'enter'],
  entered: ['record'],
  recorded: ['tell'],
  told: ['close'],
  closed: [],
  cancelled: [],
};
const after: Record<InspectionCommand, InspectionState> = {
  submit: 'submitted',
  approve: 'approved',
  return: 'returned',
  cancel: 'cancelled',
  enter: 'entered',
  record: 'recorded',
  tell: 'told',
  close: 'closed',
};

const people = { preparedBy: 'account-1', approver: 'account-2' };

function decide(command: InspectionCommand, state: InspectionState) {
  const core = inspection({ state });
  switch (command) {
    case 'submit':
      return decideSubmit(core, facts(), []);
    case 'approve':
      return decideApprove(core, facts(), [], people);
    case 'enter':
      return decideEnter(core, facts(), '2026-06-15');
    case 'record':
      return decideRecord(core, record(), checklist, {});
    case 'close':
      return decideClose(core, { isRecordComplete: true, openOrders: 0 });
    case 'return':
    case 'cancel':
    case 'tell':
      return decideByState(core, command);
  }
}

describe('every command in every state', () => {
  it.each(inspectionStates.flatMap((state) => commands.map((command) => ({ state, command }))))(
    '$command in $state',
    ({ state, command }) => {
      const expected = paths[state].includes(command)
        ? { ok: true, value: { state: after[command], warnings: [] } }
        : { ok: false, refusal: { code: 'inspection/wrong-state', params: { state, command } } };
      expect(decide(command, state)).toEqual(expected);
      expect(isAllowed(state, command)).toBe(paths[state].includes(command));
      expect(stateAfter(command)).toBe(after[command]);
    },
  );

  it.each(inspectionStates)('lists what %s allows', (state) => {
    expect(allowedCommands(state).toSorted()).toEqual([...paths[state]].toSorted());
  });
});

describe('refusals', () => {
  const warned = facts({ visits: [visit({ day: '2026-06-10' })], mergeWindowDays: 14 });
  const reason: WarningAnswer = { rule: 'R15', code: 'other-visit-near', reason: '两项工作内容不同' };

  it.each([
    ['submit', decideSubmit, 'draft'],
    ['approve', decideApprove, 'submitted'],
  ] as const)('%s: blocks come first, then warnings need reasons', (_, decider, state) => {
    const core = inspection({ state });
    const blocked = decider(core, { ...warned, onSiteReason: '' }, [reason], people);
    expect(blocked).toMatchObject({
      ok: false,
      refusal: { code: 'inspection/refused-by-rules', findings: [{ rule: 'R12' }] },
    });
    for (const answers of [[], [{ ...reason, reason: '  ' }], [{ ...reason, code: 'cap-reached' }]])
      expect(decider(core, warned, answers, people)).toMatchObject({
        ok: false,
        refusal: { code: 'inspection/warnings-unanswered', findings: [{ rule: 'R15', code: 'other-visit-near' }] },
      });
    const accepted = decider(core, warned, [reason], people);
    expect(accepted).toMatchObject({ ok: true, value: { warnings: [{ rule: 'R15' }] } });
  });

  it('R10: nobody approves what they prepared', () => {
    const own = { preparedBy: 'account-1', approver: 'account-1' };
    expect(decideApprove(inspection({ state: 'submitted' }), facts(), [], own)).toMatchObject({
      ok: false,
      refusal: { code: 'inspection/refused-by-rules', findings: [{ rule: 'R10', code: 'approver-is-preparer' }] },
    });
  });

  it('a reason never lifts a block', () => {
    const answers = [{ rule: 'R12', code: 'off-site-reason-missing', reason: '就是要去' }];
    expect(decideSubmit(inspection(), facts({ onSiteReason: '' }), answers).ok).toBe(false);
  });

  it('R22: entry outside the approved window', () => {
    expect(decideEnter(inspection({ state: 'approved' }), facts(), '2026-06-20')).toMatchObject({
      ok: false,
      refusal: { code: 'inspection/refused-by-rules', findings: [{ rule: 'R22', code: 'outside-window' }] },
    });
  });

  it('R27, R28: a record with gaps, named one by one', () => {
    const incomplete = record({ answers: [], place: '' });
    expect(decideRecord({ state: 'entered' }, incomplete, checklist, {})).toEqual({
      ok: false,
      refusal: {
        code: 'inspection/record-incomplete',
        gaps: [...checklist.map(({ key }) => ({ code: 'unanswered', key })), { code: 'place-missing', key: '' }],
      },
    });
  });

  it('R28: closing without a complete record or with open orders', () => {
    expect(decideClose({ state: 'told' }, { isRecordComplete: false, openOrders: 0 })).toEqual({
      ok: false,
      refusal: { code: 'inspection/record-incomplete' },
    });
    expect(decideClose({ state: 'told' }, { isRecordComplete: true, openOrders: 2 })).toEqual({
      ok: false,
      refusal: { code: 'inspection/orders-open', params: { count: 2 } },
    });
  });
});

describe('what a person decides in spite of the rules', () => {
  const incomplete = record({ place: '' });
  const decide = (state: InspectionState, stepsTaken = 0) =>
    decideRecordInSpite({ state }, incomplete, checklist, {}, { stepsTaken });

  it('a record that lacks something, and says so, in every state that holds one until it is closed', () => {
    const gaps = [{ code: 'place-missing', key: '' }];
    expect(decide('entered')).toEqual({ ok: true, value: { state: 'recorded', gaps } });
    for (const state of ['recorded', 'told'] as const)
      expect(decide(state)).toEqual({ ok: true, value: { state, gaps } });
    for (const state of inspectionStates.filter((one) => !['entered', 'recorded', 'told'].includes(one)))
      expect(decide(state)).toMatchObject({ ok: false, refusal: { code: 'inspection/wrong-state' } });
  });

  it('no revision once somebody has acted upon the orders', () => {
    expect(decide('told', 1)).toEqual({ ok: false, refusal: { code: 'field/decision-impossible' } });
  });

  it('an entry that the rules refuse, never one that the state refuses', () => {
    const outside = decideEnter(inspection({ state: 'approved' }), facts(), '2026-06-20');
    expect(inSpiteOfRules('enter', outside)).toMatchObject({
      ok: true,
      value: { state: 'entered', warnings: [{ rule: 'R22', code: 'outside-window' }] },
    });
    const cancelled = decideEnter(inspection({ state: 'cancelled' }), facts(), '2026-06-15');
    expect(inSpiteOfRules('enter', cancelled)).toBe(cancelled);
    const right = decideEnter(inspection({ state: 'approved' }), facts(), '2026-06-15');
    expect(inSpiteOfRules('enter', right)).toBe(right);
  });

  it('additions and documents belong to the time from the entry until it is closed, and change no state', () => {
    for (const state of inspectionStates)
      for (const command of ['add', 'write'] as const)
        expect(decideOnSite({ state }, command).ok, state).toBe(['entered', 'recorded', 'told'].includes(state));
    expect(decideOnSite({ state: 'told' }, 'add')).toEqual({ ok: true, value: { state: 'told', warnings: [] } });
  });
});
