/** The register of enterprises (检查对象名录). */
import { z } from 'zod';
import { isSocialCreditCode } from '@liangma/domain/enterprise/social-credit-code';
import { groundKinds, inspectionStates } from '@liangma/domain/inspection/inspection';
import { endpoint } from './define-endpoint.ts';
import { day, id, line, revision, text, year } from './fields.ts';
import { pageOf, pageQuery } from './page.ts';

export const subjects = ['enterprise', 'individual', 'cooperative', 'non-enterprise'] as const;

export const enterpriseRowSchema = z.object({
  id,
  creditCode: z.string(),
  name: z.string(),
  subject: z.enum(subjects),
  county: z.string(),
  industry: z.string(),
  supervisionCategory: z.string(),
  riskGrade: z.string(),
  creditGrade: z.string(),
  status: z.enum(['active', 'deregistered']),
});

export const enterpriseSchema = enterpriseRowSchema.extend({
  formerNames: z.array(z.string()),
  legalRepresentative: z.string(),
  registeredAddress: z.string(),
  businessAddress: z.string(),
  industryCode: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  remark: z.string(),
  licences: z.array(
    z.object({ name: z.string(), number: z.string(), validUntil: day.nullable(), isLongTerm: z.boolean() }),
  ),
  revision,
});
export type EnterpriseView = z.output<typeof enterpriseSchema>;

const enterpriseFilter = pageQuery.extend({
  /** Parts of the name, of a former name, of the credit code or of the pinyin initials; two characters or more. */
  search: z.string().trim().min(2).max(100).optional(),
  county: text(40).optional(),
  supervisionCategory: text(60).optional(),
  riskGrade: text(20).optional(),
  status: z.enum(['active', 'deregistered']).optional(),
  subject: z.enum(subjects).optional(),
});

export const listEnterprises = endpoint({
  name: 'list-enterprises',
  method: 'GET',
  path: '/enterprises',
  access: 'enterprise.read',
  summary: 'The register, newest first',
  query: enterpriseFilter,
  response: pageOf(enterpriseRowSchema),
});

export const getEnterprise = endpoint({
  name: 'get-enterprise',
  method: 'GET',
  path: '/enterprises/:enterpriseId',
  access: 'enterprise.read',
  onTablet: true,
  summary: 'One enterprise',
  params: z.object({ enterpriseId: id }),
  response: enterpriseSchema,
});

/** Choices for the filters, as they occur in the register. */
export const listEnterpriseFacets = endpoint({
  name: 'list-enterprise-facets',
  method: 'GET',
  path: '/enterprise-facets',
  access: 'enterprise.read',
  summary: 'Counties, supervision categories and risk grades that occur',
  response: z.object({
    counties: z.array(z.string()),
    supervisionCategories: z.array(z.string()),
    riskGrades: z.array(z.string()),
  }),
});

const enterpriseFields = z.object({
  creditCode: line(18)
    .toUpperCase()
    .refine(isSocialCreditCode, { params: { code: 'bad-credit-code' } }),
  name: line(200),
  subject: z.enum(subjects),
  legalRepresentative: text(60),
  registeredAddress: text(300),
  businessAddress: text(300),
  county: text(40),
  industry: text(100),
  industryCode: text(10),
  contactName: text(60),
  contactPhone: text(40),
  creditGrade: text(20),
  riskGrade: text(20),
  supervisionCategory: text(60),
  status: z.enum(['active', 'deregistered']),
  remark: text(1000),
  licences: z
    .array(z.object({ name: line(100), number: text(100), validUntil: day.nullable(), isLongTerm: z.boolean() }))
    .max(50),
});

export const createEnterprise = endpoint({
  name: 'create-enterprise',
  method: 'POST',
  path: '/enterprises',
  access: 'enterprise.edit',
  summary: 'Add an enterprise; the check character of the credit code must fit (GB 32100-2015)',
  body: enterpriseFields,
  response: enterpriseSchema,
  problems: ['resource/duplicate'],
});

export const updateEnterprise = endpoint({
  name: 'update-enterprise',
  method: 'PUT',
  path: '/enterprises/:enterpriseId',
  access: 'enterprise.edit',
  summary: 'Change an enterprise; a changed name keeps the old one as former name',
  params: z.object({ enterpriseId: id }),
  body: enterpriseFields.extend({ revision }),
  response: enterpriseSchema,
  problems: ['resource/changed', 'resource/duplicate'],
});

/** All visits of a year with the cap: which count, which are exempt, and why. */
export const capUseSchema = z.object({
  year: z.number().int(),
  limit: z.number().int().nullable(),
  source: z.string(),
  isReached: z.boolean(),
  visits: z.array(
    z.object({
      inspectionId: id,
      day,
      state: z.enum(inspectionStates),
      groundKind: z.enum(groundKinds),
      matters: z.array(z.string()),
      countsTowardsCap: z.boolean(),
    }),
  ),
});

export const getEnterpriseVisits = endpoint({
  name: 'get-enterprise-visits',
  method: 'GET',
  path: '/enterprises/:enterpriseId/visits/:year',
  access: 'enterprise.read',
  onTablet: true,
  summary: 'Visits of this bureau in a year and the cap',
  params: z.object({ enterpriseId: id, year }),
  response: capUseSchema,
});

export const getEnterpriseCode = endpoint({
  name: 'get-enterprise-code',
  method: 'GET',
  path: '/enterprises/:enterpriseId/code',
  access: 'enterprise.read',
  summary: 'The enterprise code (企业码) to print',
  params: z.object({ enterpriseId: id }),
  response: z.object({ url: z.string(), name: z.string(), creditCode: z.string() }),
});

/** Finds the enterprise behind a scanned code: our enterprise code, or a credit code in a licence QR code. */
export const resolveCode = endpoint({
  name: 'resolve-code',
  method: 'POST',
  path: '/codes/resolve',
  access: 'enterprise.read',
  summary: 'Whose code was scanned',
  body: z.object({ text: line(2000) }),
  response: z.object({
    enterprise: enterpriseRowSchema,
    /** Inspections of this enterprise that I could enter now. */
    inspectionIds: z.array(id),
  }),
  problems: ['code/invalid'],
});
