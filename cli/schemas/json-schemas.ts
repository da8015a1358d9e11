import * as z from 'zod';
import { campaignSchema } from '../../shared/contracts/campaign-schema.ts';
import { settingsSchema } from '../../shared/contracts/settings-schema.ts';
import { currencyCodes } from '../../shared/domain/event/currency.ts';
import { presetNames } from '../../shared/sources/presets/index.ts';

/** A JSON Schema, of which these are the words that zod writes. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  /** As in `#/definitions/field`. */
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** File of the JSON Schema of each kind of configuration file. */
export const schemaFiles = { settings: 'strata.schema.json', campaign: 'campaign.schema.json' } as const;

/** What `config/strata.yaml` may hold. Draft 7, which every editor's YAML support reads. */
export const settingsJsonSchema = (): JsonSchema => ({
  ...jsonSchema(settingsSchema),
  title: 'config/strata.yaml',
  description: 'Settings of Strata: currency, time zone, sources, segmentation.',
});

/** What `config/campaigns/<id>.yaml` may hold. */
export const campaignJsonSchema = (): JsonSchema => ({
  ...jsonSchema(campaignSchema),
  title: 'config/campaigns/<id>.yaml',
  description: 'A campaign of Strata: an audience, what it is offered, and how the effect is measured.',
});

/** File name -> content of both. */
export const schemaFileContents = (): ReadonlyMap<string, string> =>
  new Map([
    [schemaFiles.settings, written(settingsJsonSchema())],
    [schemaFiles.campaign, written(campaignJsonSchema())],
  ]);

const written = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;

const jsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema: written, path }) => {
      // Examples are those of what is written; zod takes them for those of what it makes of it, and drops them.
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (examples !== undefined) written.examples = examples as z.core.JSONSchema._JSONSchema[];
      const place = path.filter((step) => step !== 'properties').join('.');
      if (place === 'currency') written.enum = [...currencyCodes];
      if (place === 'rates') written.propertyNames = { enum: [...currencyCodes] };
      if (place === 'sources.additionalProperties.preset') written.enum = [...presetNames];
    },
  }) as JsonSchema;
