import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in a function's bundle for `@aws-sdk/credential-provider-node`: the SDK's clients take from it where credentials come from
 * when none are given. Lambda gives those of the function's role in the environment and nowhere else.
 */
export const defaultProvider = fromEnv;
