import type { RemotePlace } from '../place.ts';

/** What every client of the AWS SDK is told. */
export interface ClientSettings {
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number };
}

/**
 * Endpoint, region and profile as they were given; all else the SDK finds by itself. An emulator named by `--endpoint` gets its usual
 * key pair and region where none are set, so that real credentials of a profile never go there unasked.
 */
export function clientSettings(
  { endpoint, region, profile }: RemotePlace,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ClientSettings {
  const isBare = endpoint !== undefined && profile === undefined && !env.AWS_ACCESS_KEY_ID && !env.AWS_PROFILE;
  const hasRegion = region !== undefined || env.AWS_REGION || env.AWS_DEFAULT_REGION;
  // The SDK reads AWS_REGION; the AWS CLI and CDK also know the other name.
  const chosen = region ?? (env.AWS_REGION ? undefined : env.AWS_DEFAULT_REGION);
  return {
    ...(endpoint !== undefined && { endpoint }),
    ...(chosen && { region: chosen }),
    ...(endpoint !== undefined && !hasRegion && profile === undefined && { region: 'us-east-1' }),
    ...(profile !== undefined && { profile }),
    ...(isBare && { credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
  };
}

/** An emulator has no name for each bucket: the bucket goes into the path. */
export const pathStyle = (
  { endpoint }: RemotePlace,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean => endpoint !== undefined || Boolean(env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL);
