import type { HttpResponse } from '../../protocol/http.ts';
import { firstRefusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import type { Endpoint } from './endpoint.ts';
import { refuseClient } from './refuse-client.ts';

/** An endpoint that gives everybody the same public document. */
export function document(write: (context: Context) => HttpResponse): Endpoint {
  return {
    methods: ['GET'],
    speaks: 'JSON',
    readableBy: 'anyone',
    async answer(context) {
      const refusal = await firstRefusal('document', context);
      return refusal ? refuseClient(context, refusal) : write(context);
    },
  };
}
