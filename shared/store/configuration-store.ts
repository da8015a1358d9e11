import type { Configuration } from '../contracts/configuration.ts';
import type { CompiledRule } from '../rules/rule.ts';

/** A configuration that was accepted, with the rules of its campaigns ready to ask. */
export interface LoadedConfiguration extends Configuration {
  /** By campaign id. */
  readonly rules: ReadonlyMap<string, CompiledRule>;
}

export interface ConfigurationStore {
  /**
   * The configuration of a version, or the one in force. A version never changes, so each is read once.
   *
   * @throws {NoConfigurationError} when none was accepted yet
   */
  load(version: string): Promise<LoadedConfiguration>;
}
