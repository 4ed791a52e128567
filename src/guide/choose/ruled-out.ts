import { type FlowId, flowIds } from '../../flows/index.ts';
import type { QuestionId } from './question.ts';
import type { PathStep } from './replay.ts';

type Reasons = Readonly<Partial<Record<FlowId, string>>>;

const noUser = 'Nobody signs in, so no browser could bring an answer.';
const noSecret = "Everybody could read its secret: code on the user's side is no confidential client.";
const notAfterPassword = 'You said that the app cannot redirect.';

/** What each answer rules out, and why. */
const table: Readonly<Record<QuestionId, Readonly<Record<string, Reasons>>>> = {
  machine: {
    yes: {
      'authorization-code': noUser,
      'authorization-code-pkce': noUser,
      'implicit-form-post': 'There is no user whom an ID token could name.',
      hybrid: noUser,
      'device-authorization': 'Nobody is there to enter a code.',
      'resource-owner-password':
        'A program has no password. A made-up user for it is what Client Credentials makes needless.',
    },
    no: {
      'client-credentials':
        'Its token names the app: the API could not tell users apart, and none of them was asked.',
    },
  },
  server: {
    yes: {
      'authorization-code-pkce':
        'It is the way of apps that hold no secret. A server adds its credentials to PKCE: that is Authorization Code.',
      'device-authorization': 'The user is in a browser already, which a redirect can use.',
      'resource-owner-password': 'The browser can go to the login page of the authorization server.',
    },
    no: { 'authorization-code': noSecret, hybrid: noSecret },
  },
  early: {
    yes: {
      'authorization-code': 'Its ID token comes from the token endpoint, one request later.',
      'implicit-form-post': 'It brings no code, so nothing could be redeemed afterwards.',
    },
    no: { hybrid: 'Nothing has to pass through the browser but the code.' },
  },
  api: {
    yes: { 'implicit-form-post': 'It brings no access token for an API.' },
    no: {},
  },
  back: {
    yes: { 'implicit-form-post': 'The server can fetch the ID token itself, past the browser.' },
    no: {
      'authorization-code':
        'To redeem its code takes credentials and a call to the token endpoint; this server lacks one of them.',
    },
  },
  password: {
    yes: {
      'authorization-code-pkce': notAfterPassword,
      'implicit-form-post': notAfterPassword,
      'device-authorization':
        'You said that the user types the password into the app. With a phone at hand this would be the better way.',
    },
    no: { 'resource-owner-password': 'Nothing forces the app to see the password, so it should not.' },
  },
  page: {
    yes: { 'device-authorization': 'A page is in a browser already, which a redirect can use.' },
    no: {
      'implicit-form-post': 'Its form post reaches websites, and neither an installed app nor a device.',
    },
  },
  signin: {
    yes: {
      'authorization-code-pkce':
        'Without an access token to fetch, no code has to be redeemed. See the warning, though.',
    },
    no: { 'implicit-form-post': 'It brings no access token for an API.' },
  },
  native: {
    yes: {
      'device-authorization': 'The user can sign in on the same device, which ties the answer to the app.',
    },
    no: {},
  },
  return: { claimed: {}, scheme: {}, loopback: {} },
  device: {
    yes: { 'authorization-code-pkce': 'No browser is there that could bring the code back to the app.' },
    no: {
      'device-authorization': 'The user can sign in on the same device, which ties the answer to the app.',
    },
  },
  away: { yes: {}, no: {} },
  stakes: { yes: {}, no: {} },
  keys: { key: {}, secret: {} },
};

/** One of the seven flows, beside the answers so far. */
export interface FlowLeft {
  readonly flow: FlowId;
  /** The question whose answer rules it out; absent while it is still possible. */
  readonly ruledOutBy?: QuestionId;
  readonly why?: string;
}

/** All seven flows, each with the first answer that rules it out. */
export function flowsAfter(path: readonly PathStep[]): readonly FlowLeft[] {
  return flowIds.map((flow) => {
    for (const { question, answer } of path) {
      const why = table[question.id][answer.id]?.[flow];
      if (why) return { flow, ruledOutBy: question.id, why };
    }
    return { flow };
  });
}
