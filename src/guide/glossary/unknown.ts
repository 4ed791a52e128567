import { rfc, type SpecRef } from '../../protocol/spec.ts';

/** What happens to a name that its receiver does not know, by who that is. */
export interface UnknownRule {
  readonly where: string;
  readonly text: string;
  readonly spec: SpecRef;
}

/** What receivers do with names that they do not know. */
export const unknownRules: readonly UnknownRule[] = [
  {
    where: 'A request parameter',
    text: 'The server must ignore it, at /authorize and at the token endpoint alike. A typing error therefore raises no error: what was meant is missing.',
    spec: rfc(6749, '3.1'),
  },
  {
    where: 'A member of a token response',
    text: 'The app must ignore it.',
    spec: rfc(6749, '5.1'),
  },
  {
    where: 'A claim',
    text: 'Whoever reads the token must ignore it, unless the two agreed otherwise. An issuer may add its own, best under a name that nobody else uses.',
    spec: rfc(7519, '4'),
  },
  {
    where: 'An HTTP header',
    text: 'The receiver should ignore it, and whoever passes the message on must leave it in.',
    spec: rfc(9110, '5.1'),
  },
];
