import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOfCode,
  enterpriseCodeBody,
  expiryOfCode,
  inspectionCodeBody,
  inspectionCodeSeconds,
  joinCode,
  parseCode,
} from './signed-code.ts';

const signature = 'AAAAAAAAAAAAAAAAAAAA-_';
const id = '01976f00-1111-7222-8333-444455556666';
const now = '2026-06-15T01:00:00.000Z';
const seconds = Date.parse(now) / 1000;

describe('what the QR codes hold', () => {
  it('takes an inspection code apart as it was put together', () => {
    const cases = fc.tuple(fc.uuid(), fc.integer({ min: 1_600_000_000, max: 4_000_000_000 }));
    fc.assert(
      fc.property(cases, ([uuid, expiresAt]) => {
        const signed = inspectionCodeBody(uuid, expiresAt);
        const parsed = parseCode(joinCode(signed, signature));
        expect(parsed).toEqual({ ok: true, value: { kind: 'inspection', id: uuid, expiresAt, signed, signature } });
      }),
    );
  });

  it('takes an enterprise code apart, also out of an address with more behind it', () => {
    const code = joinCode(enterpriseCodeBody(id), signature);
    const expected = { ok: true, value: { kind: 'enterprise', id, signed: enterpriseCodeBody(id), signature } };
    expect(parseCode(code)).toEqual(expected);
    expect(parseCode(` https://inspect.example.gov.cn:8443/e/${code}?lang=en#top `)).toEqual(expected);
  });

  it('keeps a code short enough for a QR code that cheap phones read', () => {
    expect(joinCode(inspectionCodeBody(id, seconds), signature).length).toBeLessThanOrEqual(66);
  });

  it('refuses every other text', () => {
    const refused = { ok: false, refusal: { code: 'code/invalid' } };
    const code = joinCode(inspectionCodeBody(id, seconds), signature);
    for (const text of ['', 'i.', 'i.x.y.z', code.slice(0, -1), `${code}A`, code.replace('i.', 'x.'), 'https://a.cn/'])
      expect(parseCode(text)).toEqual(refused);
    fc.assert(fc.property(fc.string(), (text) => !parseCode(text).ok));
  });
});

describe('age of an inspection code', () => {
  it('holds from its issue until its last second', () => {
    const expiresAt = expiryOfCode(now);
    expect(expiresAt).toBe(seconds + inspectionCodeSeconds);
    expect(ageOfCode(expiresAt, now)).toBe('valid');
    expect(ageOfCode(expiresAt, '2026-06-15T01:04:59.999Z')).toBe('valid');
    expect(ageOfCode(expiresAt, '2026-06-15T01:05:00.000Z')).toBe('expired');
  });

  it('does not hold when it claims to live longer than any code', () => {
    expect(ageOfCode(seconds + 2 * inspectionCodeSeconds, now)).toBe('valid');
    expect(ageOfCode(seconds + 2 * inspectionCodeSeconds + 1, now)).toBe('expired');
    expect(ageOfCode(seconds + 10 * 365 * 86_400, now)).toBe('expired');
  });
});
