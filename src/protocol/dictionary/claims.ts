import { oidcCore } from '../spec.ts';
import { entriesOf } from './entry.ts';

const standard = oidcCore('5.1', 'StandardClaims');
const optional = { spec: standard, need: 'optional' } as const;

const subject = entriesOf(['userinfo'], 'authorization-server', {
  sub: {
    what: "The user's identifier, always in the answer. The app must compare it with `sub` of the ID token before it uses anything else here.",
    without: 'A swapped access token would show the data of another user (token substitution).',
    spec: oidcCore('5.3.2', 'UserInfoResponse'),
    needs: [
      {
        level: 'required',
        unnoticed: 'The app of this tour shows the answer and signs nobody in by it.',
      },
    ],
  },
});

/** What the scopes `profile`, `email`, `address` and `phone` open, from `/userinfo` or in the ID token. */
const person = entriesOf(['userinfo', 'ID token'], 'authorization-server', {
  name: { what: "The user's full name, as it should be shown. Scope `profile`.", ...optional },
  given_name: { what: 'First name or names. Scope `profile`.', ...optional },
  family_name: { what: 'Surname or last names. Scope `profile`.', ...optional },
  middle_name: { what: 'Middle name or names. Scope `profile`.', ...optional },
  nickname: { what: 'A casual name. Scope `profile`.', ...optional },
  preferred_username: {
    what: 'The name the user likes to be known by (scope `profile`). It can change and need not be unique, so it is no key for an account.',
    ...optional,
  },
  profile: { what: "The address of the user's profile page. Scope `profile`.", ...optional },
  picture: { what: "The address of the user's picture. Scope `profile`.", ...optional },
  website: { what: "The address of the user's own site. Scope `profile`.", ...optional },
  gender: { what: 'Gender, in any text; `female` and `male` are predefined. Scope `profile`.', ...optional },
  birthdate: {
    what: 'Date of birth as YYYY-MM-DD; year 0000 if only the day is given. Scope `profile`.',
    ...optional,
  },
  zoneinfo: { what: 'Time zone, such as `Europe/Zurich`. Scope `profile`.', ...optional },
  locale: { what: 'Language and region, such as `de-CH`. Scope `profile`.', ...optional },
  updated_at: { what: 'When this data last changed, in seconds since 1970. Scope `profile`.', ...optional },
  email: {
    what: 'Preferred e-mail address (scope `email`). It need not be unique and can change hands, so the app must not take it for the identity.',
    ...optional,
  },
  email_verified: {
    what: 'Whether the server made sure that the address was under the control of this user. Scope `email`.',
    without: 'An app that links accounts by an unverified address lets strangers take them over.',
    ...optional,
  },
  phone_number: { what: 'Preferred telephone number, best as +41 44 … (E.164). Scope `phone`.', ...optional },
  phone_number_verified: {
    what: 'Whether the server made sure that the number was under the control of this user. Scope `phone`.',
    ...optional,
  },
  address: {
    what: 'Postal address, as a JSON object. Scope `address`.',
    spec: oidcCore('5.1.1', 'AddressClaim'),
    need: 'optional',
  },
});

export const claims = [...subject, ...person];
