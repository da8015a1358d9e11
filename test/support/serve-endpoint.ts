// `npm run endpoint`: a LocalStack-compatible endpoint to try things on by hand, until Ctrl-C.
import { endpointEnvironment, startEndpoint } from './ministack.ts';

const endpoint = await startEndpoint();
const environment = endpointEnvironment(endpoint.url);
const names = Object.keys(environment).filter((name) => /^(AWS_|CDK_)/.test(name));
console.log(`An endpoint answers at ${endpoint.url}. Ctrl-C stops it and forgets what is in it.\n`);
console.log('In another terminal:\n');
for (const name of names.sort()) console.log(`  export ${name}=${environment[name]}`);
const held = setInterval(() => {}, 60_000);
await new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
});
clearInterval(held);
await endpoint.stop();
