/** A tablet in the hand of an inspector, for tests of the visit: the pack with one inspection, fingers, and what was queued. */
import type { PackItem } from '@liangma/contract/field-pack';
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { outboxOf } from '@liangma/offline/commands';
import { screen, waitFor } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { expect } from 'vitest';
import type { Field } from '../../../offline/field-session.ts';
import { enterpriseId, inspectionId, otherEnterpriseId } from './inspection-sample.ts';

/** The 32 bytes 0 to 31. */
export const codeSecret = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
/** The printed code of the enterprise, and its SHA-256. */
export const printedCode = 'e.019900000000700080000000000000b1.hvlJ4vIbgpN5Q_NmukwoAA';
const enterpriseCodeHash = '8bf59e5bf2670e328aaf7fd9bee5dc90dae3ab4a797ef85f226b0fb3b26595af';

export const cannedTexts = [
  { id: '01990000-0000-7000-8000-0000000000e1', use: 'finding', text: '安全出口被杂物堵塞。' },
  { id: '01990000-0000-7000-8000-0000000000e2', use: 'finding', text: '未建立出入库台账。' },
  { id: '01990000-0000-7000-8000-0000000000e3', use: 'statement', text: '企业无异议。' },
] as const;

const enterprise = {
  id: enterpriseId,
  name: '示范市云洲化工有限公司',
  formerNames: ['云洲染料厂'],
  creditCode: '91439971MABT54RQ6T',
  address: '示范市云谷路1号',
  contactName: '王在场',
  contactPhone: '0731-28880000',
  status: 'active',
  pinyin: '',
};
const other = {
  ...enterprise,
  id: otherEnterpriseId,
  name: '示范市远达面业有限公司',
  formerNames: [],
  pinyin: 'shi fan shi yuan da mian ye you xian gong si',
  creditCode: '91439971MACXBBT973',
};

/** The field pack with one inspection. */
export const packOf = (view: InspectionView): PackItem[] => [
  { kind: 'inspection', id: inspectionId, view, codeSecret, enterpriseCodeHash },
  { kind: 'enterprises', id: '0', rows: [enterprise, other] },
  {
    kind: 'bureau',
    id: '01990000-0000-7000-8000-000000000002',
    name: '示范市工业和信息化局',
    entrustedBy: null,
    complaintPhone: '12345',
    documentPrefix: '示工信检通',
    origin: 'https://liangma.example',
    cannedTexts: [...cannedTexts],
  },
];

/** Presses like a finger. */
export function finger() {
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  /** Waits, as a person does, until the control is there and can be used: the step before may still be under way. */
  const tap = async (role: 'link' | 'button' | 'checkbox' | 'radio', name: string | RegExp) => {
    const usable = await waitFor(() => {
      const control = screen.getByRole(role, { name });
      expect(control).not.toHaveProperty('disabled', true);
      return control;
    });
    await user.click(usable);
  };
  return { user, tap };
}

/** The commands that wait on the tablet, oldest first. */
export async function queued(field: Field): Promise<FieldCommand[]> {
  const items = await outboxOf(field.store, field.session().account.id);
  return items.map(({ envelope }) => envelope.command);
}
