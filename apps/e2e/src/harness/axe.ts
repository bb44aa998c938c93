// Accessibility of the page as it stands, by axe.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with rule, meaning and element of each breach of WCAG 2.2 AA. Needs a page with scripts allowed. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    // Of what passes one element of each rule is enough, and no page of ours has frames: long tables take a multiple
    // of the time otherwise.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(tags)
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  }));
  expect(found, page.url()).toEqual([]);
  expect(passes.length, `axe checked nothing on ${page.url()}`).toBeGreaterThan(0);
}
