import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  clockSkewSeconds,
  enterpriseCodeUrl,
  inspectionCodeUrl,
  signEnterpriseCode,
  signInspectionCode,
  verifyEnterpriseCode,
  verifyInspectionCode,
} from './code-signature.ts';

const secret = Buffer.alloc(32, 7);
const otherSecret = Buffer.alloc(32, 8);
const id = '0191a1b2-c3d4-7000-8000-00000000abcd';
const invalid = { ok: false, refusal: { code: 'code/invalid' } };
const expired = { ok: false, refusal: { code: 'code/expired' } };
const expiresAt = Date.parse('2026-06-15T01:10:00Z') / 1000;

test('an enterprise code names its enterprise, as token and inside its address', () => {
  const token = signEnterpriseCode(secret, id);
  expect(token).toMatch(/^e\.[0-9a-f]{32}\.[\w-]{22}$/);
  expect(verifyEnterpriseCode(secret, token)).toEqual({ ok: true, value: id });
  expect(verifyEnterpriseCode(secret, ` ${enterpriseCodeUrl('https://example.gov.cn', token)}\n`)).toEqual({
    ok: true,
    value: id,
  });
});

test('every single changed, missing or added character makes a code invalid', () => {
  const token = signEnterpriseCode(secret, id);
  for (let place = 2; place < token.length; place += 1) {
    for (const other of ['0', 'b', 'A', '_']) {
      const forged = token.slice(0, place) + other + token.slice(place + 1);
      if (forged === token) continue;
      expect(verifyEnterpriseCode(secret, forged)).toEqual(invalid);
    }
    expect(verifyEnterpriseCode(secret, token.slice(0, place))).toEqual(invalid);
  }
  expect(verifyEnterpriseCode(secret, `${token}A`)).toEqual(invalid);
  expect(verifyEnterpriseCode(secret, '')).toEqual(invalid);
});

test('a code of another bureau is invalid, and so is one for another id with a signature of ours', () => {
  expect(verifyEnterpriseCode(secret, signEnterpriseCode(otherSecret, id))).toEqual(invalid);
  const [, , signature] = signEnterpriseCode(secret, id).split('.');
  expect(verifyEnterpriseCode(secret, `e.${'1'.repeat(32)}.${signature}`)).toEqual(invalid);
  expect(verifyEnterpriseCode(randomBytes(32), signEnterpriseCode(secret, id))).toEqual(invalid);
});

test('an inspection code holds until it expires, and a little longer for clocks that run apart', () => {
  const url = inspectionCodeUrl('http://10.0.0.5:3000', signInspectionCode(secret, id, expiresAt));
  const at = (seconds: number) => new Date((expiresAt + seconds) * 1000).toISOString();
  expect(verifyInspectionCode(secret, url, at(-300))).toEqual({ ok: true, value: id });
  expect(verifyInspectionCode(secret, url, at(clockSkewSeconds - 1))).toEqual({ ok: true, value: id });
  expect(verifyInspectionCode(secret, url, at(clockSkewSeconds))).toEqual(expired);
  // made by a tablet whose clock is hours ahead
  expect(verifyInspectionCode(secret, url, at(-3600))).toEqual(expired);
});

test('a later expiry written into an inspection code is forged, not expired', () => {
  const token = signInspectionCode(secret, id, expiresAt);
  const later = token.replace(expiresAt.toString(36), (expiresAt + 86_400).toString(36));
  expect(verifyInspectionCode(secret, later, '2026-06-15T01:08:00Z')).toEqual(invalid);
  expect(verifyInspectionCode(otherSecret, token, '2026-06-15T01:08:00Z')).toEqual(invalid);
});

test('a code of one kind is no code of the other', () => {
  expect(verifyEnterpriseCode(secret, signInspectionCode(secret, id, expiresAt))).toEqual(invalid);
  expect(verifyInspectionCode(secret, signEnterpriseCode(secret, id), '2026-06-15T01:00:00Z')).toEqual(invalid);
});
