// `npm run endpoint`: a LocalStack-compatible endpoint to try things on by hand, until Ctrl-C.
import { endpointEnvironment, startEndpoint } from './ministack.ts';

const endpoint = await startEndpoint();
const { AWS_REGION: region } = endpointEnvironment(endpoint.url);
/** The endpoint takes any credentials, so those of this machine are never shown. */
const variables = {
  AWS_ENDPOINT_URL: endpoint.url,
  AWS_ENDPOINT_URL_S3: endpoint.url,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: region,
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: '1',
};
console.log(`An endpoint answers at ${endpoint.url}. Ctrl-C stops it and forgets what is in it.\n`);
console.log('In another terminal:\n');
for (const [name, value] of Object.entries(variables)) console.log(`  export ${name}=${value}`);
const held = setInterval(() => {}, 60_000);
await new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
});
clearInterval(held);
await endpoint.stop();
