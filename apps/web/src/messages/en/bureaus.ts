/** The settings of the bureau, its sections. */
import type { Translation } from '../language.ts';
import type { bureaus as source } from '../zh-CN/bureaus.ts';

export const bureaus: Translation<typeof source> = {
  'bureaus.detail.title': 'Bureau settings',
  'bureaus.edit.title': 'Edit bureau settings',
  'bureaus.save': 'Save',
  'bureaus.saved': 'Bureau settings saved',
  'bureaus.basics': 'Basics',
  'bureaus.name': 'Name of the bureau',
  'bureaus.name-hint': 'The full official name; printed on documents and shown to enterprises',
  'bureaus.code': 'Code of the bureau',
  'bureaus.kind': 'Kind of body',
  'bureaus.kind.organ': 'Administrative organ',
  'bureaus.kind.authorised': 'Organisation authorised by law or regulation',
  'bureaus.kind.entrusted': 'Entrusted organisation',
  'bureaus.entrusting-body': 'Entrusting organ',
  'bureaus.entrustment-url': 'Address of the published entrustment letter',
  'bureaus.entrustment-missing':
    'Entrusting organ or published letter missing: no inspection can be submitted for approval',
  'bureaus.entrustment-why':
    'An entrusted organisation inspects in the name of the entrusting organ, and the letter must be published (Law on Administrative Penalties, articles 20 and 21). Inspections can be submitted once both the organ and the address are filled in.',
  'bureaus.url-hint': 'The full address, beginning with http:// or https://',
  'bureaus.region': 'Region',
  'bureaus.region-name': 'Region',
  'bureaus.region-code': 'Region code',
  'bureaus.region-code-hint': 'For example 430200',
  'bureaus.document-prefix': 'Document prefix',
  'bureaus.document-prefix-hint': 'The beginning of document numbers, for example 示工信',
  'bureaus.complaint-phone': 'Complaint phone',
  'bureaus.complaint-phone-hint': 'Enterprises see it after scanning a code',
  'bureaus.announcement': 'Announcement as inspecting body',
  'bureaus.announced-on': 'Announced on',
  'bureaus.announcement-url': 'Address of the announcement',
  'bureaus.not-announced': 'No announcement is recorded: no inspection can be submitted for approval',
  'bureaus.announcement-why':
    'A body that inspects must be announced to the public; without it, it may not inspect (State Council Office document 国办发〔2024〕54号). Inspections can be submitted once the day is filled in.',
  'bureaus.frequency': 'How often',
  'bureaus.cap': 'Most inspections of one enterprise a year',
  'bureaus.cap-hint':
    'Published by the competent authority. Leave empty if none is published: nothing is capped then. Once the cap is reached, inspections bound by it cannot be submitted for approval.',
  'bureaus.cap-none': 'No cap published',
  'bureaus.cap-of-year': 'At most {count} a year',
  'bureaus.cap-source': 'Source of the cap',
  'bureaus.cap-source-hint':
    'Title and number of the document that publishes it; required with a cap, and shown to enterprises after scanning',
  'bureaus.times': 'times',
  'bureaus.merge-window': 'Suggest merging within',
  'bureaus.merge-hint':
    'Inspections that can be merged must not be repeated (国办发〔2024〕54号), but no number of days is prescribed. If the same enterprise has another inspection within these days, merging is suggested and not merging needs a reason. Leave empty for no suggestion.',
  'bureaus.merge-none': 'No suggestion',
  'bureaus.merge-days': '{count} days before or after',
  'bureaus.days': 'days',
  'bureaus.sections': 'Sections',
  'bureaus.sections-none': 'No sections yet',
  'bureaus.sections-hint':
    'Sections divide the work of plans and inspections, and figures are shown by section. They also come with an import of officers.',
  'bureaus.section.new': 'New section',
  'bureaus.section.add': 'Add',
  'bureaus.section.added': 'Section “{name}” added',
  'bureaus.section.rename': 'Rename section',
  'bureaus.section.rename-one': 'Rename: {name}',
  'bureaus.section.renamed': 'Section renamed to “{name}”',
  'bureaus.section.save': 'Save',
  'bureaus.section.name': 'Name of the section',
  'bureaus.section.up': 'Move up: {name}',
  'bureaus.section.down': 'Move down: {name}',
};
