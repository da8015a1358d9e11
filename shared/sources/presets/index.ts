import type { Preset } from '../preset.ts';
import { onlineRetail } from './online-retail.ts';
import { strata } from './strata.ts';

const presets: ReadonlyMap<string, Preset> = new Map(
  [onlineRetail, strata].map((preset): [string, Preset] => [preset.name, preset]),
);

export const presetNames: readonly string[] = [...presets.keys()];

export const findPreset = (name: string): Preset | undefined => presets.get(name);
