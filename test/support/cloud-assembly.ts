import { hash } from 'node:crypto';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What CDK made of the stacks: templates, the functions' code, and how to deploy them. */
export interface Template {
  readonly Resources: Record<string, TemplateResource>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly Metadata?: Readonly<Record<string, string>>;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A copy to be changed. */
export async function copyAssembly(assembly: string, to: string): Promise<string> {
  await rm(to, { recursive: true, force: true });
  await cp(assembly, to, { recursive: true });
  return to;
}

async function readTemplate(assembly: string, stack: string): Promise<Template> {
  return JSON.parse(await readFile(templateFile(assembly, stack), 'utf8')) as Template;
}

/** Also under a new name in the bucket of assets: what is there under a name is not uploaded again. */
async function writeTemplate(assembly: string, stack: string, template: Template): Promise<void> {
  const text = JSON.stringify(template);
  await writeFile(templateFile(assembly, stack), text);
  const path = join(assembly, `${stack}.assets.json`);
  const assets = await readFile(path, 'utf8');
  const { files } = JSON.parse(assets) as { files: Record<string, { source: { path: string } }> };
  const old = Object.keys(files).find((name) => files[name]?.source.path === `${stack}.template.json`);
  if (old === undefined) throw new Error(`${path} was expected to name the template of ${stack}.`);
  const name = hash('sha256', text, 'hex');
  await writeFile(path, assets.replaceAll(old, name));
  const manifest = join(assembly, 'manifest.json');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll(old, name));
}

const templateFile = (assembly: string, stack: string): string => join(assembly, `${stack}.template.json`);

const roles = new Set(['assumeRoleArn', 'assumeRoleAdditionalOptions', 'cloudFormationExecutionRoleArn', 'lookupRole']);

/** Deploys with the caller's credentials, as stacks with CDK's `CliCredentialsStackSynthesizer` do, instead of the bootstrap roles. */
export async function useOwnCredentials(assembly: string): Promise<void> {
  const files = (await readdir(assembly)).filter((file) => file === 'manifest.json' || file.endsWith('.assets.json'));
  for (const file of files) {
    const path = join(assembly, file);
    const json = JSON.parse(await readFile(path, 'utf8'), (key, value) => (roles.has(key) ? undefined : value));
    await writeFile(path, JSON.stringify(json));
  }
}

/**
 * Takes the statements out for which `isTaken` holds, from every policy of the stack.
 *
 * @returns how many there were
 */
export async function takeStatements(
  assembly: string,
  stack: string,
  isTaken: (statement: Statement, resource: TemplateResource) => boolean,
): Promise<number> {
  const template = await readTemplate(assembly, stack);
  let taken = 0;
  for (const resource of Object.values(template.Resources)) {
    const policy = resource.Properties?.PolicyDocument as { Statement: Statement[] } | undefined;
    if (policy?.Statement === undefined) continue;
    const kept = policy.Statement.filter((statement) => !isTaken(statement, resource));
    taken += policy.Statement.length - kept.length;
    policy.Statement = kept;
  }
  await writeTemplate(assembly, stack, template);
  return taken;
}

/** Bytes of each function's code without its source map; the template says which asset is whose. */
export async function bundleSizes(assembly: string, stack: string): Promise<Record<string, number>> {
  const { Resources } = await readTemplate(assembly, stack);
  const sizes: Record<string, number> = {};
  for (const { Type, Properties, Metadata } of Object.values(Resources)) {
    const asset = Metadata?.['aws:asset:path'];
    if (Type !== 'AWS::Lambda::Function' || asset === undefined) continue;
    const files = (await readdir(join(assembly, asset))).filter((file) => !file.endsWith('.map'));
    const bytes = await Promise.all(files.map(async (file) => (await stat(join(assembly, asset, file))).size));
    sizes[String(Properties.Description ?? asset)] = bytes.reduce((sum, size) => sum + size, 0);
  }
  return sizes;
}
