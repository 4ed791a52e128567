import type { Handle } from '../../../protocol/http.ts';
import type { User } from '../../index.ts';
import { ana } from '../../testing/demo.ts';
import { pageOf, passwordOf } from '../../testing/flow.ts';
import { type Stop, UserAgent } from '../../testing/user-agent.ts';

/** Somebody who does what the pages ask for: logs in, allows, types a code. */
export class Person {
  readonly browser: UserAgent;
  readonly #user: User;

  constructor(handle: Handle, issuer: string, user: User = ana) {
    this.browser = new UserAgent(handle, issuer);
    this.#user = user;
  }

  /** Goes where the app sends the browser; returns the address at which the app gets its answer. */
  async allow(url: string | URL): Promise<URL> {
    return new URL((await this.#through(url, 'allow')).url);
  }

  /** The same, but says no. */
  async deny(url: string | URL): Promise<URL> {
    return new URL((await this.#through(url, 'deny')).url);
  }

  /** Goes where the app sends the browser; returns the POST with which a form_post page answers the app. */
  async allowByPost(url: string | URL): Promise<Request> {
    const stop = await this.#through(url, 'allow');
    if (stop.posted === undefined) throw new Error(`No form was posted: ${stop.url} ${stop.response?.body}`);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return new Request(stop.url, { method: 'POST', headers, body: stop.posted });
  }

  /** Goes to the address that the device shows, types the code where it is not in the address, and answers. */
  async activate(url: string, userCode: string, answer: 'allow' | 'deny' = 'allow'): Promise<Stop> {
    let stop = await this.browser.open(url);
    if (pageOf(stop) === 'activate')
      stop = await this.browser.press(stop, 'continue', { user_code: userCode });
    return this.#logInAnd(answer, stop);
  }

  async #through(url: string | URL, answer: 'allow' | 'deny'): Promise<Stop> {
    const stop = await this.#logInAnd(answer, await this.browser.open(String(url)));
    if (stop.response) throw new Error(`Stopped at ${stop.url}: ${stop.response.body}`);
    return stop;
  }

  async #logInAnd(answer: 'allow' | 'deny', start: Stop): Promise<Stop> {
    let stop = start;
    if (pageOf(stop) === 'login') stop = await this.browser.press(stop, 'password', passwordOf(this.#user));
    if (pageOf(stop) === 'consent') stop = await this.browser.press(stop, answer);
    return stop;
  }
}
