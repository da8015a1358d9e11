import type { Configuration } from '../../../shared/contracts/configuration.ts';
import { NoConfigurationError } from '../../../shared/store/configuration-store.ts';
import { configurationAsItIs } from './configuration-as-it-is.ts';

/**
 * The configuration that the next command would bring into force.
 *
 * @param warn hears of what would be refused
 * @throws {NoConfigurationError} where there is none
 */
export async function requireConfiguration(folder: string, warn: (text: string) => void): Promise<Configuration> {
  const { configuration, problems } = await configurationAsItIs(folder);
  for (const { file, line, column, message } of problems) warn(`${file}:${line}:${column}  ${message}`);
  if (configuration === undefined) throw new NoConfigurationError();
  if (problems.length > 0) warn('The last good configuration is used; strata validate says more.');
  return configuration;
}
