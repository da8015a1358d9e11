import { fileURLToPath } from 'node:url';
import { Charset, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/** Packages in whose place a bundle has something smaller, by its file (ADR 016). */
export const standIns = {
  '@aws-sdk/credential-provider-node': fileURLToPath(new URL('environment-credentials.ts', import.meta.url)),
  // The same package as ES modules, of which what is not used stays out.
  yaml: fileURLToPath(new URL('../node_modules/yaml/browser/index.js', import.meta.url)),
};

/** How a function is bundled: as an ES module with all it imports. A few packages within still call `require`. */
export const functionBundling = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  bundleAwsSDK: true,
  logLevel: LogLevel.WARNING,
  minify: true,
  charset: Charset.UTF8,
  sourceMap: true,
  sourcesContent: false,
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  esbuildArgs: { '--alias': Object.entries(standIns).map(([name, file]) => `${name}=${file}`) },
};
