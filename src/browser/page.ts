import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import type { Answer, Page } from '../protocol/page.ts';

export type { Answer, Page };

/** Where the browser came to rest. */
export interface Landing {
  readonly page: Page;
}

/** Why the browser makes a request, and which it is since the person or the app set it off, from 0. */
export interface Hop {
  readonly kind: 'navigate' | 'redirect' | 'submit';
  readonly index: number;
}

/** What came back. `url` is the one that was really asked, where somebody changed the address on the way. */
export type Answered = HttpResponse & { readonly url?: string };

/** Carries one request to whoever serves its URL. Status 0 in the answer means that nobody was reached. */
export type Transport = (request: HttpRequest, hop: Hop) => Promise<Answered>;
