/** Orders to correct, as a record gives them over HTTP: an inspection of an enterprise of its own. */
import { expect } from 'vitest';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { recordInspection, type RecordContent } from '@liangma/contract/inspections';
import { completeRecord, type Scene } from './inspection-scene.ts';
import { insertEnterprise } from './rows.ts';
import type { TestApp } from './test-app.ts';

/** An inspection of an enterprise of its own, recorded, with an order for each of these dates; the first belongs to a check. */
export async function orderedBy(
  app: TestApp,
  scene: Scene,
  dueOn: readonly string[],
  evidenceOf: (checkKey: string) => EvidenceItem[] = () => [],
) {
  const enterpriseId = await insertEnterprise(app.ownerDb, app.bureauId);
  const view = await scene.entered({ enterpriseId });
  const [check] = view.checklist;
  const content: Partial<RecordContent> = {
    answers: view.checklist.map(({ key }) => ({
      key,
      answer: key === check?.key ? 'not-compliant' : 'compliant',
      note: '',
    })),
    findings: dueOn.map((day, index) => ({
      key: index === 0 ? (check?.key ?? null) : null,
      description: `问题${index + 1}`,
      clause: '条例第十五条',
      handling: 'order',
      dueOn: day,
      isMajor: false,
    })),
    evidence: evidenceOf(check?.key ?? ''),
  };
  const { body } = await scene.inspector.call(recordInspection, {
    params: { inspectionId: view.id },
    body: { content: completeRecord(view, content), checklistHash: view.checklistHash, deviceAt: null },
  });
  expect(body.state).toBe('recorded');
  return { enterpriseId, inspectionId: body.id, findingIds: body.findings.map(({ id }) => id) };
}
