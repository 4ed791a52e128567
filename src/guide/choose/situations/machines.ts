import { rfc } from '../../../protocol/spec.ts';
import { answered, type Situation, withKey } from './situation.ts';

const secret = {
  answers: answered('machine=yes keys=secret'),
  flow: 'client-credentials',
  options: {},
} as const;
const key = {
  answers: answered('machine=yes keys=key'),
  flow: 'client-credentials',
  options: withKey,
} as const;

/** Programs that act for themselves. */
export const machines: readonly Situation[] = [
  {
    text: 'A cron job imports data from an API into a database.',
    ...secret,
    because: 'No user takes part; the job acts for itself.',
    spec: rfc(6749, '4.4'),
  },
  {
    text: 'A daemon collects metrics of all servers.',
    ...secret,
    because: 'The data belongs to the organisation, and the daemon holds a secret on a server.',
    spec: rfc(6749, '4.4'),
  },
  {
    text: 'A CI job publishes each build through an API.',
    ...secret,
    because: 'Whoever pushed the commit is not asked; the pipeline acts with credentials from its vault.',
    spec: rfc(6749, '4.4'),
  },
  {
    text: 'A maintenance command runs on a server with the account of the service.',
    ...secret,
    because: 'It acts as the service and on a machine that no user holds, so it can keep the secret.',
    spec: rfc(6749, '2.1'),
  },
  {
    text: 'A serverless function works through a queue and calls an API.',
    ...secret,
    because: 'Its platform keeps the secret out of the code; no user is there.',
    spec: rfc(6749, '4.4'),
  },
  {
    text: 'A service sends webhooks to endpoints that want a token.',
    ...secret,
    because: 'It calls as itself, whoever caused the event.',
    spec: rfc(6749, '4.4'),
  },
  {
    text: 'Tests check every night that an API is up, as themselves.',
    ...secret,
    because: "They test the API and no user's view of it, so they are a client of their own.",
    spec: rfc(6749, '4.4'),
  },
  {
    text: 'One microservice calls another and says which service it is.',
    ...key,
    because: 'No user is meant. Each service holds a key pair, and the server stores public keys only.',
    spec: rfc(9700, '2.5'),
  },
  {
    text: 'A batch copies the orders of all customers into a data warehouse.',
    ...key,
    because: 'It reads what belongs to the organisation; so much access deserves a key rather than a secret.',
    spec: rfc(9700, '2.5'),
  },
  {
    text: "A partner's server fetches your price list.",
    ...key,
    because:
      'The partner acts for itself. It keeps its private key, so no secret has to travel between companies.',
    spec: rfc(7523, '3'),
  },
  {
    text: 'An IoT sensor with a secure element reports what it measures.',
    ...key,
    because:
      'Nobody signs in at a sensor. The element keeps its private key, so the sensor is a confidential client.',
    spec: rfc(6749, '2.1'),
  },
  {
    text: 'A script manages the tenant through the management API.',
    ...key,
    because: 'It acts for the organisation, with rights that deserve a key.',
    spec: rfc(9700, '2.5'),
  },
  {
    text: 'An AI agent on a server watches stock levels for the company.',
    ...key,
    because: 'It acts for the company and not for a user, who would have to consent.',
    spec: rfc(6749, '4.4'),
  },
  {
    text: 'A kiosk shows everybody the same departures.',
    ...key,
    because:
      'Nobody signs in. Each kiosk has a key of its own in its case, so a stolen one can be shut out alone.',
    spec: rfc(6749, '2.1'),
  },
];
