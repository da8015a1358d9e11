import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, type RunnerTestSuite } from 'vitest';
import { withSection } from '../../scripts/marked-section.ts';

/** A document under `docs/` with sections that the reference suite makes. */
export type RecordedDocument = 'validation' | 'real-data';

/**
 * Says, once every test of the file has run, what a section of a document is: writes it to `.cache/recorded/<document>/<section>.md`,
 * where `npm run validation` takes it from, and asserts that the committed document has it. A run of some tests of the file says nothing.
 *
 * @param content asked for after the last test; `undefined` where there is nothing to say
 */
export function recordSection(document: RecordedDocument, section: string, content: () => string | undefined): void {
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads there what of its context is wanted.
  afterAll(({}, suite) => {
    const text = hasRun(suite) ? content() : undefined;
    if (text === undefined) return;
    const folder = new URL(`../../.cache/recorded/${document}/`, import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL(`${section}.md`, folder), text);
    const committed = readFileSync(new URL(`../../docs/${document}.md`, import.meta.url), 'utf8');
    expect(committed, `docs/${document}.md is not what the suite found; \`npm run validation\` writes it anew`).toBe(
      withSection(committed, section, text),
    );
  });
}

const hasRun = ({ tasks }: Readonly<Pick<RunnerTestSuite, 'tasks'>>): boolean =>
  tasks.every((task) =>
    task.type === 'suite' ? hasRun(task) : task.result?.state === 'pass' || task.result?.state === 'fail',
  );
