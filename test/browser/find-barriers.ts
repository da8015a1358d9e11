import axe from 'axe-core';
import type { Page } from 'playwright-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What axe holds against the page as it is shown: contrast, landmarks, headings, tables, names; a line each, with the first element. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations }: AxeResult = await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(standards)}, resultTypes: ['violations'] })`,
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}), first ${nodes[0]?.html ?? ''}`);
}
