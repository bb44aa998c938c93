/** Looks up what the stories speak of by name, and picks enterprises so that none is inspected twice. */
import { listSections } from '@liangma/contract/bureaus';
import { listEnterprises } from '@liangma/contract/enterprises';
import { listMatters, type MatterView } from '@liangma/contract/matters';
import { listOfficers, updateOfficer, type OfficerView } from '@liangma/contract/people';
import type { DemoPerson } from './demo-client.ts';
import { taskNames, tasks, type TaskName } from './demo-tasks.ts';

export interface References {
  matter(task: TaskName): MatterView;
  sectionId(task: TaskName): string;
  officer(certificateNo: string): OfficerView;
  /** An enterprise that the matter concerns and that no story has had yet. */
  nextEnterprise(task: TaskName): string;
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the example files hold no ${what}`);
  return value;
}

async function enterprisesByCategory(person: DemoPerson): Promise<Map<string, string[]>> {
  const byCategory = new Map<string, string[]>();
  for (const supervisionCategory of new Set(taskNames.map((name) => tasks[name].category))) {
    const { items } = await person.call(listEnterprises, {
      query: { supervisionCategory, status: 'active', subject: 'enterprise', limit: 200 },
    });
    const ids = items.toSorted((a, b) => (a.creditCode < b.creditCode ? -1 : 1)).map((one) => one.id);
    byCategory.set(supervisionCategory, ids);
  }
  return byCategory;
}

/** Reads matters, sections, officers and enterprises once. */
export async function readReferences(person: DemoPerson): Promise<References> {
  const { items: matters } = await person.call(listMatters);
  const { items: sections } = await person.call(listSections);
  const { items: officers } = await person.call(listOfficers, { query: { limit: 200 } });
  const enterprises = await enterprisesByCategory(person);
  const taken = new Map<string, number>();
  return {
    matter: (task) => {
      const { matter } = tasks[task];
      return found(
        matters.find((one) => one.name === matter),
        matter,
      );
    },
    sectionId: (task) => {
      const { section } = tasks[task];
      return found(sections.find((one) => one.name === section)?.id, section);
    },
    officer: (certificateNo) =>
      found(
        officers.find((one) => one.certificateNo === certificateNo),
        certificateNo,
      ),
    nextEnterprise: (task) => {
      const { category } = tasks[task];
      const index = taken.get(category) ?? 0;
      taken.set(category, index + 1);
      return found(enterprises.get(category)?.[index], `${index + 1}. ${category}`);
    },
  };
}

/** Certificates of the example list run out in the end; the desk enters a new term where one ends before `needed`. */
export async function renewCertificates(
  clerk: DemoPerson,
  references: References,
  certificateNos: readonly string[],
  term: { needed: string; next: string },
): Promise<void> {
  for (const certificateNo of new Set(certificateNos)) {
    const officer = references.officer(certificateNo);
    if (officer.validUntil !== null && officer.validUntil >= term.needed) continue;
    const { id, sectionName: _section, isAssignable: _assignable, ...fields } = officer;
    await clerk.call(updateOfficer, { params: { officerId: id }, body: { ...fields, validUntil: term.next } });
  }
}
