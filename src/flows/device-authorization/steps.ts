import { oidcCore, rfc } from '../../protocol/spec.ts';
import type { Step } from '../contract.ts';

/** The eight steps of the device as the documentation counts them, and what can follow. The phone's part is in step 5. */
export const steps: readonly Step[] = [
  {
    number: 1,
    title: 'The user starts the app on the TV',
    why: 'A TV has no keyboard and seldom a browser that can be trusted with a password. So it will borrow both from another device: the phone.',
    depth:
      'Typing a password with a remote control is slow, and the whole room reads along; a browser inside the app could keep it. RFC 8628 §3.1 wants the flow to begin when the user asks for it, not by itself at each start, since every attempt polls for minutes. An app on a phone or a laptop has a browser at hand and should use it with PKCE (RFC 8252).',
    spec: rfc(8628, '1'),
  },
  {
    number: 2,
    title: 'The app asks for a device code and a user code',
    why: 'The app posts client_id, scope and audience to /oauth/device/code, over the back channel. It sends no redirect_uri and no state: no browser will bring an answer back.',
    depth:
      'Whoever owns the device can take it apart, so the app is a public client and proves nothing about itself (RFC 8628 §5.6). An impostor can ask with the same client_id; only the user can notice, on the consent page. Where nothing is redirected no code can be caught on the way, so there is no PKCE here. The device has to reach out by HTTPS and need not be reachable.',
    spec: rfc(8628, '3.1'),
  },
  {
    number: 3,
    title: 'The server answers with the two codes',
    why: 'The device_code is the secret to poll with, the user_code is short enough to type. The server stores both with client and scope until expires_in is over.',
    depth:
      "One text cannot be both long enough to resist guessing and short enough for a person, hence two. The user code here has eight consonants, some 34 bits; few guesses and a short life make that enough (RFC 8628 §5.1). Whoever guesses it ties a stranger's TV to an account of their own; whoever gets the device code collects the tokens of the user, so it is never shown. If interval is missing, it is 5 seconds.",
    spec: rfc(8628, '3.2'),
  },
  {
    number: 4,
    title: 'The device shows URI, user code and QR code',
    why: 'The screen is the only way from the TV to the phone: an address to open and a code that says which TV is meant. The QR code holds both.',
    depth:
      'The QR code is verification_uri_complete: it saves the typing, and with it the proof that the user stands before the TV. So the code stays on the screen beside it, for the user to compare with the page (RFC 8628 §5.4). Whoever else sees the screen can be faster and connect the TV to their account (§5.5). No way leads back from phone to TV, which is why the app has to poll.',
    spec: rfc(8628, '3.3.1'),
  },
  {
    number: 5,
    title: 'The app polls while the user acts on the phone',
    why: 'On the phone the user opens the URI, types or confirms the code, signs in, consents and reads that the TV is connected. Meanwhile the app keeps asking, for it sees none of that.',
    depth:
      'All that happens in the browser belongs to this step, because both screens run side by side. authorization_pending means: ask again after interval seconds; slow_down makes every later pause 5 seconds longer; access_denied, expired_token and any other error end the polling. A code that came by mail connects the TV of whoever sent it (RFC 8628 §5.4), so the pages name the app and have the user compare the code.',
    spec: rfc(8628, '3.5'),
  },
  {
    number: 6,
    title: 'The server answers a poll with tokens',
    why: 'The user has consented, so the same request now brings an access token, with offline_access a refresh token, and with openid an ID token. The device code is spent.',
    depth:
      'A device code that worked twice would serve whoever finds it in a log; here a second use gets invalid_grant. The ID token carries no nonce, because no authorization request carried one, so the app checks signature, iss, aud and exp. What the server saw of the phone, its address or its location, says little about the TV (RFC 8628 §5.3). The tokens work on any machine unless DPoP binds them to a key (RFC 9449).',
    spec: rfc(6749, '5.1'),
  },
  {
    number: 7,
    title: 'The app calls the API with the access token',
    why: 'From here on the TV is a client like any other, with its token in the Authorization header. The phone has done its part and holds none of the tokens.',
    depth:
      'A TV stands in a living room and serves guests and the next owner, so its token should allow what a TV needs and no more. Tokens in its storage are open to whoever takes it apart; short lives limit what a copy is worth. Most device apps call without a browser, so no Origin is sent and CORS plays no part; on TVs whose apps are web pages it does, and Auth0 has Allowed Web Origins for them.',
    spec: rfc(6750, '2.1'),
  },
  {
    number: 8,
    title: 'The API checks the token and returns the data',
    why: 'The API sees signature, iss, aud, exp and scope, not how the user signed in. sub is whoever consented on the phone, so the TV shows the orders of that account.',
    depth:
      'Who sits before the TV and who entered the code can be two people. client_id in the token says which app asked for it (RFC 9068), but of a public client that is a claim, not a proof. An API can be careful with clients of this kind, and let a TV list orders but not place them. Nothing in the token says that it is used on the TV that showed the code.',
    spec: rfc(9068, '4'),
  },
  {
    number: 9,
    title: 'The app refreshes its tokens',
    why: 'A TV should stay connected without the phone, long after the first access token. With rotation each refresh brings a new refresh token and spends the old one.',
    depth:
      'Without a refresh token the user would have to fetch the phone each time the access token runs out. The app sends client_id and no secret, so only rotation or a bound key tells the TV from a copy of its storage (RFC 9700 §2.2.2). A TV loses power at any moment: the app must store the new token before it does anything else, or the user has to connect the TV again.',
    spec: rfc(6749, '6'),
    extra: true,
  },
  {
    number: 10,
    title: 'An old refresh token is used again',
    why: 'Somebody holds a copy, perhaps from a TV that was lent, repaired or sold. The server cannot tell which of the two is the TV, so it revokes the whole family.',
    depth:
      "Both are out: the TV shows a new user code, and the thief, who has no phone of the user, gets nowhere. An innocent cause looks the same: a backup that brings back last week's storage, spent token included. Many TVs of one household do not disturb each other, since each was connected by a code of its own and has its own family.",
    spec: rfc(9700, '4.14.2'),
    extra: true,
  },
  {
    number: 11,
    title: 'The app asks /userinfo',
    why: 'The app has seen no sign-in, so it asks whose account the TV is connected to. The access token decides whose claims come back, and its scope which.',
    depth:
      "A name on the screen is a safeguard as well: a stranger's name tells the viewer that the wrong person entered the code. sub must be that of the ID token, or a swapped access token shows somebody else. The ID token stays as it was on the evening of the sign-in; a name changed since is seen here. A TV shows it to everybody in the room, so profile may be enough and email too much.",
    spec: oidcCore('5.3', 'UserInfo'),
    extra: true,
  },
  {
    number: 12,
    title: 'The app calls the API again',
    why: 'The same access token serves call after call, and the phone can stay in the pocket. After its expiry the API answers 401 invalid_token, and the app refreshes.',
    depth:
      'An app that shows a new user code at each 401 sends the viewer for the phone without need; that is for the day when the refresh is refused too. The device code is of no use here: it was spent on the first tokens. A TV that the user has disconnected goes on showing data until exp, if the API checks tokens by itself; Auth0 says so of unlinked devices.',
    spec: rfc(6750, '3.1'),
    extra: true,
  },
  {
    number: 13,
    title: 'The app revokes its refresh token',
    why: 'Whoever signs out on the TV, or sells it, should leave no access behind. The app hands the refresh token back to the server, and no phone is needed for it.',
    depth:
      'A TV that only deletes its tokens leaves every copy of its storage connected. It names its client_id and has no secret: to hold the token is enough to end it. Of a stolen TV nobody can press that button, so an account page should list the devices; Auth0 unlinks one by revoking its refresh token. The session in the browser of the phone is untouched: the two screens never shared more than a code.',
    spec: rfc(7009, '2.1'),
    extra: true,
  },
];
