import type { Preset } from '../preset.ts';
import { attributes } from './attributes.ts';
import { ga4 } from './ga4.ts';
import { jdataActions } from './jdata-actions.ts';
import { jdataUsers } from './jdata-users.ts';
import { onlineRetail } from './online-retail.ts';
import { rees46 } from './rees46.ts';
import { retailrocket } from './retailrocket.ts';
import { segment } from './segment.ts';
import { strata } from './strata.ts';
import { taobaoUserBehavior } from './taobao-user-behavior.ts';
import { tianchiMobile } from './tianchi-mobile.ts';

const presets: ReadonlyMap<string, Preset> = new Map(
  [
    ...[attributes, ga4, jdataActions, jdataUsers, onlineRetail, rees46, retailrocket, segment],
    ...[strata, taobaoUserBehavior, tianchiMobile],
  ].map((preset): [string, Preset] => [preset.name, preset]),
);

export const presetNames: readonly string[] = [...presets.keys()];

export const findPreset = (name: string): Preset | undefined => presets.get(name);
