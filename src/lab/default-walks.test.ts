import { describe, expect, it } from 'vitest';
import type { FlowId } from '../flows/index.ts';
import { isStop } from '../trace/events.ts';
import { eventSentence } from '../views/event-words.ts';
import { perform } from './perform.ts';
import { plainRecipe } from './recipes.ts';

/** What a reader sees of a flow's default walk, with the step that each line belongs to. */
async function walk(flow: FlowId): Promise<string[]> {
  const { events } = await perform(plainRecipe(flow));
  return events.filter(isStop).map((event) => `${event.step} ${eventSentence(event)}`);
}

describe('the default walk', () => {
  it('RFC 6749 §4.1: authorization-code, ten steps and a refresh', async () => {
    expect(await walk('authorization-code')).toMatchInlineSnapshot(`
      [
        "1 User to Browser: Picks Log in",
        "1 Browser to App: GET /login",
        "2 App: Makes state and nonce and keeps them in its session",
        "2 App to Browser: 303 to /authorize",
        "2 Browser to Authorization Server: GET /authorize",
        "2 Authorization Server: Checks the authorization request",
        "3 Authorization Server to Browser: 303 to /login",
        "3 Browser to Authorization Server: GET /login",
        "3 Authorization Server: Prepares the login page",
        "3 Authorization Server to Browser: 200 page “Log in - Grant Tour accounts”",
        "4 User to Browser: Signs in with email and password",
        "4 Browser to Authorization Server: POST /login",
        "4 Authorization Server: Checks who signs in",
        "4 Authorization Server to Browser: 303 to /consent",
        "4 Browser to Authorization Server: GET /consent",
        "4 Authorization Server: Prepares the consent page",
        "4 Authorization Server to Browser: 200 page “Allow Wayfarer? - Grant Tour accounts”",
        "4 User to Browser: Allows the app access",
        "4 Browser to Authorization Server: POST /consent",
        "4 Authorization Server: Records the decision",
        "5 Authorization Server to Browser: 303 to /callback",
        "5 Browser to App: GET /callback",
        "5 App: Checks the response and takes the code",
        "6 App to Authorization Server: POST /oauth/token",
        "7 Authorization Server: Checks the token request",
        "8 Authorization Server to App: 200 tokens",
        "8 App to Authorization Server: GET /.well-known/jwks.json",
        "8 Authorization Server to App: 200 key set",
        "8 App: Validates the tokens",
        "9 App to API: GET /orders",
        "9 API: Checks the access token",
        "10 API to App: 200 orders",
        "10 App to Browser: 200 page “Your orders - Wayfarer”",
        "11 App to Authorization Server: POST /oauth/token",
        "11 Authorization Server: Checks the token request",
        "11 Authorization Server to App: 200 tokens",
        "11 App: Replaces its tokens with the new ones",
        "11 Run complete",
      ]
    `);
  });

  it('RFC 7636 §1.1: authorization-code-pkce, eleven steps and a refresh', async () => {
    expect(await walk('authorization-code-pkce')).toMatchInlineSnapshot(`
      [
        "1 User to Browser: Picks Log in",
        "2 App: Makes a code_verifier and its code_challenge",
        "3 Browser to Authorization Server: GET /authorize",
        "3 Authorization Server: Checks the authorization request",
        "4 Authorization Server to Browser: 303 to /login",
        "4 Browser to Authorization Server: GET /login",
        "4 Authorization Server: Prepares the login page",
        "4 Authorization Server to Browser: 200 page “Log in - Grant Tour accounts”",
        "5 User to Browser: Signs in with email and password",
        "5 Browser to Authorization Server: POST /login",
        "5 Authorization Server: Checks who signs in",
        "5 Authorization Server to Browser: 303 to /consent",
        "5 Browser to Authorization Server: GET /consent",
        "5 Authorization Server: Prepares the consent page",
        "5 Authorization Server to Browser: 200 page “Allow Wayfarer? - Grant Tour accounts”",
        "5 User to Browser: Allows the app access",
        "5 Browser to Authorization Server: POST /consent",
        "5 Authorization Server: Records the decision",
        "6 Authorization Server to Browser: 303 to /callback",
        "6 Browser to App: GET /callback",
        "6 App to Browser: 200 page “Signing you in… - Wayfarer”",
        "6 App: Checks the response and takes the code",
        "7 App to Authorization Server: POST /oauth/token",
        "8 Authorization Server: Checks the token request",
        "9 Authorization Server to App: 200 tokens",
        "9 App to Authorization Server: GET /.well-known/jwks.json",
        "9 Authorization Server to App: 200 key set",
        "9 App: Validates the tokens",
        "10 App to API: GET /orders",
        "10 API: Checks the access token",
        "11 API to App: 200 orders",
        "11 App: Shows the orders",
        "12 App to Authorization Server: POST /oauth/token",
        "12 Authorization Server: Checks the token request",
        "12 Authorization Server to App: 200 tokens",
        "12 App: Replaces its tokens with the new ones",
        "12 Run complete",
      ]
    `);
  });

  it('OIDC Core §3.2, Form Post Response Mode §2: implicit-form-post, five steps', async () => {
    expect(await walk('implicit-form-post')).toMatchInlineSnapshot(`
      [
        "1 User to Browser: Picks Log in",
        "1 Browser to App: GET /login",
        "2 App: Makes state and nonce and keeps them in its session",
        "2 App to Browser: 303 to /authorize",
        "2 Browser to Authorization Server: GET /authorize",
        "2 Authorization Server: Checks the authorization request",
        "3 Authorization Server to Browser: 303 to /login",
        "3 Browser to Authorization Server: GET /login",
        "3 Authorization Server: Prepares the login page",
        "3 Authorization Server to Browser: 200 page “Log in - Grant Tour accounts”",
        "4 User to Browser: Signs in with email and password",
        "4 Browser to Authorization Server: POST /login",
        "4 Authorization Server: Checks who signs in",
        "4 Authorization Server to Browser: 303 to /consent",
        "4 Browser to Authorization Server: GET /consent",
        "4 Authorization Server: Prepares the consent page",
        "4 Authorization Server to Browser: 200 page “Allow Wayfarer? - Grant Tour accounts”",
        "4 User to Browser: Allows the app access",
        "4 Browser to Authorization Server: POST /consent",
        "4 Authorization Server: Records the decision",
        "5 Authorization Server to Browser: 200 form_post page: ID token",
        "5 Browser to App: POST /callback",
        "5 App: Checks the response",
        "5 App to Authorization Server: GET /.well-known/jwks.json",
        "5 Authorization Server to App: 200 key set",
        "5 App: Validates the ID token",
        "5 App to Browser: 200 page “You are signed in - Wayfarer”",
        "5 Run complete",
      ]
    `);
  });

  it('OIDC Core §3.3: hybrid, ten steps and a refresh', async () => {
    expect(await walk('hybrid')).toMatchInlineSnapshot(`
      [
        "1 User to Browser: Picks Log in",
        "1 Browser to App: GET /login",
        "2 App: Makes state and nonce and keeps them in its session",
        "2 App to Browser: 303 to /authorize",
        "2 Browser to Authorization Server: GET /authorize",
        "2 Authorization Server: Checks the authorization request",
        "3 Authorization Server to Browser: 303 to /login",
        "3 Browser to Authorization Server: GET /login",
        "3 Authorization Server: Prepares the login page",
        "3 Authorization Server to Browser: 200 page “Log in - Grant Tour accounts”",
        "4 User to Browser: Signs in with email and password",
        "4 Browser to Authorization Server: POST /login",
        "4 Authorization Server: Checks who signs in",
        "4 Authorization Server to Browser: 303 to /consent",
        "4 Browser to Authorization Server: GET /consent",
        "4 Authorization Server: Prepares the consent page",
        "4 Authorization Server to Browser: 200 page “Allow Wayfarer? - Grant Tour accounts”",
        "4 User to Browser: Allows the app access",
        "4 Browser to Authorization Server: POST /consent",
        "4 Authorization Server: Records the decision",
        "5 Authorization Server to Browser: 200 form_post page: code, ID token",
        "5 Browser to App: POST /callback",
        "5 App: Checks the response and takes the code",
        "5 App to Authorization Server: GET /.well-known/jwks.json",
        "5 Authorization Server to App: 200 key set",
        "5 App: Validates the ID token",
        "6 App to Authorization Server: POST /oauth/token",
        "7 Authorization Server: Checks the token request",
        "8 Authorization Server to App: 200 tokens",
        "8 App: Validates the tokens",
        "9 App to API: GET /orders",
        "9 API: Checks the access token",
        "10 API to App: 200 orders",
        "10 App to Browser: 200 page “Your orders - Wayfarer”",
        "11 App to Authorization Server: POST /oauth/token",
        "11 Authorization Server: Checks the token request",
        "11 Authorization Server to App: 200 tokens",
        "11 App: Replaces its tokens with the new ones",
        "11 Run complete",
      ]
    `);
  });

  it('RFC 6749 §4.4: client-credentials, five steps', async () => {
    expect(await walk('client-credentials')).toMatchInlineSnapshot(`
      [
        "1 App to Authorization Server: POST /oauth/token",
        "2 Authorization Server: Checks the token request",
        "3 Authorization Server to App: 200 access token",
        "3 App: Takes the access token",
        "4 App to API: GET /orders",
        "4 API: Checks the access token",
        "5 API to App: 200 client_id, orders",
        "5 App: Shows the orders",
        "5 Run complete",
      ]
    `);
  });

  it('RFC 8628 §3: device-authorization, eight steps and a refresh, the phone’s pages within the fifth', async () => {
    expect(await walk('device-authorization')).toMatchInlineSnapshot(`
      [
        "1 User to App: Starts the app",
        "2 App to Authorization Server: POST /oauth/device/code",
        "2 Authorization Server: Checks the device’s request",
        "3 Authorization Server to App: 200 device code, user code",
        "4 App: Shows the address, the user code and a QR code",
        "5 User to Browser: Takes a moment",
        "5 App: Waits 1 s",
        "5 App to Authorization Server: POST /oauth/token",
        "5 Authorization Server: Checks the token request",
        "5 Authorization Server to App: 400 authorization_pending",
        "5 App: Goes on waiting",
        "5 User to Browser: Opens the address on the phone",
        "5 Browser to Authorization Server: GET /activate",
        "5 Authorization Server: Prepares the page for the user code",
        "5 Authorization Server to Browser: 200 page “Connect a device - Grant Tour accounts”",
        "5 User to Browser: Sends the user code",
        "5 Browser to Authorization Server: POST /activate",
        "5 Authorization Server: Checks the user code",
        "5 Authorization Server to Browser: 303 to /login",
        "5 Browser to Authorization Server: GET /login",
        "5 Authorization Server: Prepares the login page",
        "5 Authorization Server to Browser: 200 page “Log in - Grant Tour accounts”",
        "5 App to Authorization Server: POST /oauth/token",
        "5 Authorization Server: Checks the token request",
        "5 Authorization Server to App: 400 authorization_pending",
        "5 App: Goes on waiting",
        "5 User to Browser: Signs in with email and password",
        "5 Browser to Authorization Server: POST /login",
        "5 Authorization Server: Checks who signs in",
        "5 Authorization Server to Browser: 303 to /consent",
        "5 Browser to Authorization Server: GET /consent",
        "5 Authorization Server: Prepares the consent page",
        "5 Authorization Server to Browser: 200 page “Allow Wayfarer TV? - Grant Tour accounts”",
        "5 User to Browser: Allows the app access",
        "5 Browser to Authorization Server: POST /consent",
        "5 Authorization Server: Records the decision",
        "5 Authorization Server to Browser: 200 page “Your device is connected - Grant Tour accounts”",
        "5 App to Authorization Server: POST /oauth/token",
        "5 Authorization Server: Checks the token request",
        "6 Authorization Server to App: 200 tokens",
        "6 App to Authorization Server: GET /.well-known/jwks.json",
        "6 Authorization Server to App: 200 key set",
        "6 App: Validates the tokens",
        "7 App to API: GET /orders",
        "7 API: Checks the access token",
        "8 API to App: 200 orders",
        "8 App: Shows the orders",
        "9 App to Authorization Server: POST /oauth/token",
        "9 Authorization Server: Checks the token request",
        "9 Authorization Server to App: 200 tokens",
        "9 App: Replaces its tokens with the new ones",
        "9 Run complete",
      ]
    `);
  });

  it('RFC 6749 §4.3: resource-owner-password, six steps and a refresh', async () => {
    expect(await walk('resource-owner-password')).toMatchInlineSnapshot(`
      [
        "1 User to App: Types email and password into the app",
        "2 App to Authorization Server: POST /oauth/token",
        "3 Authorization Server: Checks the token request",
        "4 Authorization Server to App: 200 tokens",
        "4 App to Authorization Server: GET /.well-known/jwks.json",
        "4 Authorization Server to App: 200 key set",
        "4 App: Validates the tokens",
        "5 App to API: GET /orders",
        "5 API: Checks the access token",
        "6 API to App: 200 orders",
        "6 App: Shows the orders",
        "7 App to Authorization Server: POST /oauth/token",
        "7 Authorization Server: Checks the token request",
        "7 Authorization Server to App: 200 tokens",
        "7 App: Replaces its tokens with the new ones",
        "7 Run complete",
      ]
    `);
  });
});
