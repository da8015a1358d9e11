import { fileURLToPath } from 'node:url';
import { LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/** Packages in whose place a bundle has something smaller, by its file (ADR 016). */
export const standIns = {
  '@aws-sdk/credential-provider-node': fileURLToPath(new URL('environment-credentials.ts', import.meta.url)),
  // The same package as ES modules, of which what is not used stays out.
  yaml: fileURLToPath(new URL('../node_modules/yaml/browser/index.js', import.meta.url)),
};

/** Text beyond ASCII stays as it is: an escape takes twice the room. */
export const charset = 'utf8';

/** How a function is bundled: as an ES module with all it imports. A few packages within still call `require`. */
export const functionBundling = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  bundleAwsSDK: true,
  logLevel: LogLevel.WARNING,
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  esbuildArgs: {
    // CDK's own `charset` does not reach esbuild as of 2.276, and half of the report's words are Chinese.
    '--charset': charset,
    '--alias': Object.entries(standIns).map(([name, file]) => `${name}=${file}`),
  },
};
