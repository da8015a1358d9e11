import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withSection } from './marked-section.ts';

/**
 * `npm run validation`: takes what the reference suite last found (`npm run test:reference`) into the sections of docs/validation.md and
 * docs/real-data.md. Sections of test files that did not run stay as they are.
 */
for (const document of ['validation', 'real-data']) {
  const recorded = new URL(`../.cache/recorded/${document}/`, import.meta.url);
  if (!existsSync(recorded)) continue;
  const file = new URL(`../docs/${document}.md`, import.meta.url);
  const text = readdirSync(recorded).reduce(
    (whole, name) => withSection(whole, name.replace(/\.md$/, ''), readFileSync(new URL(name, recorded), 'utf8')),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, text);
}
