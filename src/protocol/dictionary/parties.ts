import { oidcCore, rfc, type SpecRef } from '../spec.ts';
import { entriesOf } from './entry.ts';

const roles: SpecRef = rfc(6749, '1.1');

/** Who takes part, by the names that the flows use, with those of the specifications beside them. */
export const parties = entriesOf(['party'], undefined, {
  user: {
    also: ['resource owner', 'end-user'],
    what: 'The person whose data it is: signs in at the authorization server and decides what the app may do. In a machine-to-machine flow no person takes part.',
    without: 'Nobody can agree: the app acts for itself, with its own credentials.',
    spec: roles,
  },
  browser: {
    also: ['user agent', 'user-agent'],
    what: 'Carries the user between app and authorization server by redirects and forms, and keeps the cookies of each. What it carries, its user, its history and its extensions can read.',
    without: 'A device or a machine uses a flow that needs no browser of its own.',
    spec: rfc(6749, '4.1'),
  },
  app: {
    also: ['client', 'relying party', 'RP', 'application'],
    what: 'The program that wants access: a web app, a page, an installed app, a device or a machine. OAuth calls it the client, OpenID Connect the relying party.',
    spec: roles,
  },
  'authorization server': {
    also: ['AS', 'OpenID provider', 'OP', 'identity provider'],
    what: 'Signs the user in, asks for consent and issues tokens. Apps and APIs trust what it signs; nobody else should see the password.',
    without: 'Every app would ask for the password itself and could keep it.',
    spec: roles,
  },
  API: {
    also: ['resource server', 'RS'],
    what: 'Holds the data and opens it for a valid access token that names it and covers the call. OAuth calls it the resource server.',
    spec: roles,
  },
  attacker: {
    what: 'Whoever tries to get tokens or to sign in as somebody else. RFC 9700 lists what attackers are taken to be able to do, such as reading requests and running sites of their own.',
    spec: rfc(9700, '3'),
  },
  subject: {
    what: 'Whom a token is about: the user, or the app itself where no user takes part. The claim `sub` names it.',
    without: 'Apps would know users by e-mail addresses, which change hands.',
    spec: oidcCore('2', 'IDToken'),
  },
});
