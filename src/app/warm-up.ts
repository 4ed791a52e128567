import { diagnose } from '../diagnosis/index.ts';
import { importTrace } from '../trace/index.ts';

const as = 'https://id.example';
const callback = 'https://app.example/callback';

/** One exchange as a HAR has it. */
const entry = (second: number, method: string, url: string, form: string, status: number, more: object) => ({
  startedDateTime: new Date(second * 1_000).toISOString(),
  request: {
    ...{ method, url, headers: [{ name: 'Accept', value: '*/*' }] },
    ...(form !== '' && { postData: { mimeType: 'application/x-www-form-urlencoded', text: form } }),
  },
  response: { status, headers: [], content: {}, redirectURL: '', ...more },
});

/**
 * Reads and diagnoses a small trace that nobody sees, so that the browser has compiled what the first real one needs. A failure here
 * is none: it will be said of a real trace.
 */
export async function warmUp(): Promise<void> {
  const answer = `${callback}?code=c0de&state=s7a7e`;
  const asked = `${as}/authorize?response_type=code&client_id=app&redirect_uri=${encodeURIComponent(callback)}&state=s7a7e&scope=openid`;
  const tokens = { mimeType: 'application/json', text: '{"access_token":"t0ken","token_type":"Bearer"}' };
  const form = `grant_type=authorization_code&code=c0de&client_id=app&redirect_uri=${encodeURIComponent(callback)}`;
  const entries = [
    entry(1, 'GET', asked, '', 302, { redirectURL: answer }),
    entry(2, 'GET', answer, '', 200, {}),
    entry(3, 'POST', `${as}/token`, form, 200, { content: tokens }),
  ];
  await diagnose(importTrace(JSON.stringify({ log: { version: '1.2', creator: {}, entries } }))).catch(
    () => undefined,
  );
}
