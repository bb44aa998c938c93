import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as bureaus from './bureaus.ts';
import * as documents from './documents.ts';
import * as enterprises from './enterprises.ts';
import type { Endpoint } from './endpoint.ts';
import * as fieldCommands from './field-commands.ts';
import { fieldProblem, fieldProblemText } from './field-problems.ts';
import * as imports from './imports.ts';
import * as inspections from './inspections.ts';
import * as matters from './matters.ts';
import * as people from './people.ts';
import { may, permissions, roles } from './permissions.ts';
import * as plans from './plans.ts';
import { problems } from './problems.ts';
import * as rectifications from './rectifications.ts';
import * as statistics from './statistics.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

const endpoints = [
  bureaus,
  documents,
  enterprises,
  fieldCommands,
  imports,
  inspections,
  matters,
  people,
  plans,
  rectifications,
  statistics,
]
  .flatMap((module) => Object.values(module) as unknown[])
  .filter(isEndpoint);

describe('endpoints', () => {
  it('are found', () => {
    expect(endpoints.length).toBeGreaterThan(60);
  });

  it('have names and addresses of their own', () => {
    expect(new Set(endpoints.map((endpoint) => endpoint.name)).size).toBe(endpoints.length);
    expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
  });

  it('name in their params exactly what stands in their path', () => {
    for (const endpoint of endpoints) {
      const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
      const schema = endpoint.params instanceof z.ZodObject ? Object.keys(endpoint.params.shape) : [];
      expect(new Set(schema), endpoint.name).toEqual(new Set(inPath));
    }
  });

  it('change nothing when they read', () => {
    const writing = endpoints.filter(({ method, bodyKind }) => method === 'GET' && bodyKind !== 'none');
    expect(writing.map(({ name }) => name)).toEqual([]);
  });

  it('take no number that an integer of the database cannot hold', () => {
    const tooWide = (value: unknown): boolean => {
      if (typeof value !== 'object' || value === null) return false;
      const { type, maximum } = value as { type?: unknown; maximum?: unknown };
      const isWide = type === 'integer' && (typeof maximum !== 'number' || maximum > 2 ** 31 - 1);
      return isWide || Object.values(value).some(tooWide);
    };
    const taking = endpoints.filter(({ query, body, bodyKind }) =>
      [query, ...(bodyKind === 'json' ? [body] : [])].some((schema) =>
        tooWide(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })),
      ),
    );
    expect(taking.map(({ name }) => name)).toEqual([]);
  });

  it('name only problems of the catalogue', () => {
    for (const endpoint of endpoints) for (const code of endpoint.problems) expect(problems).toHaveProperty([code]);
  });
});

describe('permissions', () => {
  it('leave the supervisor without any right to write', () => {
    const held = Object.keys(permissions).filter((permission) =>
      may(['supervisor'], permission as keyof typeof permissions),
    );
    expect(held.filter((permission) => !/\.read$|^report\.write$/.test(permission))).toEqual([]);
  });

  it('let nobody approve who only prepares', () => {
    for (const role of roles) expect(may([role], 'inspection.approve')).toBe(role === 'leader');
  });

  it('are nobody’s without a role', () => {
    for (const permission of Object.keys(permissions))
      expect(may([], permission as keyof typeof permissions)).toBe(false);
  });
});

describe('problems', () => {
  it('say in both languages what is wrong, with a status of an error', () => {
    for (const [code, problem] of Object.entries(problems)) {
      expect(problem.zh, code).toMatch(/\p{Script=Han}/u);
      expect(problem.en, code).toMatch(/[a-z]{2}/);
      expect(problem.status, code).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('field problems', () => {
  const schema = z.object({ name: z.string().trim().min(1).max(3), day: z.iso.date(), count: z.number().min(2) });
  const codes = (value: unknown) =>
    (schema.safeParse(value, { reportInput: true }).error?.issues ?? []).map((issue) => fieldProblem(issue).code);

  it('name what is missing, too long, too small and no date', () => {
    expect(codes({ day: '2025-03-01', count: 2 })).toEqual(['required']);
    expect(codes({ name: ' ', day: '2025-03-01', count: 2 })).toEqual(['required']);
    expect(codes({ name: 'abcd', day: '2025-02-30', count: 1 })).toEqual(['too-long', 'bad-date', 'too-small']);
  });

  it('fill their numbers into the text', () => {
    expect(fieldProblemText({ code: 'too-long', params: { maximum: 3 } }, 'zh')).toContain('3');
    expect(fieldProblemText({ code: 'too-long', params: { maximum: 3 } }, 'en')).toContain('3');
  });
});
