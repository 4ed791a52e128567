import type { HttpResponse } from '../../protocol/http.ts';
import type { Context } from '../context.ts';

/** One endpoint of the server. Each is one file that exports one of these. */
export interface Endpoint {
  readonly methods: readonly ('GET' | 'POST')[];
  /** What its answers are made of, errors included. */
  readonly speaks: 'pages' | 'JSON';
  /** Whose pages' scripts may read its answers: any origin's, the registered ones', or nobody's. */
  readonly readableBy: 'anyone' | 'registered origins' | 'nobody';
  answer(context: Context): Promise<HttpResponse> | HttpResponse;
}
