import { hiddenFields, membersOf } from '../../lab/index.ts';
import { type Header, header } from '../../protocol/http.ts';
import { decodeParameters } from '../../protocol/parameters.ts';
import { bodyKindOf, isRequest, type Message, parametersIn, urlParts } from './message-parts.ts';
import { originalRows, type Row, sameName } from './rows.ts';
import { textOf } from './typed-value.ts';

/** What of a message can be edited, in the order in which it stands on the screen. */
export function fieldsOf(message: Message): Row[] {
  return [...firstLine(message), ...bodyFields(message), ...headerFields(message)];
}

function firstLine(message: Message): Row[] {
  if (isRequest(message)) {
    const { address, query } = urlParts(message.url);
    return [
      ...originalRows('address', [['Address', address]]),
      ...originalRows('query', parametersIn(query)),
    ];
  }
  const status = originalRows('status', [['Status', String(message.status)]]);
  const location = header(message, 'location');
  if (location === undefined) return status;
  const { address, query, fragment } = urlParts(location);
  return [
    ...status,
    ...originalRows('address', [['Location', address]]),
    ...originalRows('query', parametersIn(query)),
    ...originalRows('fragment', parametersIn(fragment)),
  ];
}

/** The fields of a body, or the whole of it as one. */
export function bodyFields(message: Message): Row[] {
  const { body = '' } = message;
  switch (bodyKindOf(message)) {
    case 'form':
      return originalRows('form', decodeParameters(body));
    case 'json':
      return originalRows(
        'json',
        (membersOf(body) ?? []).map(([name, value]) => [name, textOf(value)] as const),
      );
    case 'page':
      return originalRows(
        'page',
        hiddenFields(body).map(({ name, value }) => [name, value] as const),
      );
    case 'text':
      return [bodyRow(message)];
    case 'none':
      return [];
  }
}

/** The whole body as one row. */
export function bodyRow({ body = '' }: Message, value = body): Row {
  return { key: 'body', place: 'body', name: 'Body', nth: 0, value, original: body };
}

/** All headers but the `Location`, which is edited as an address. */
function headerFields(message: Message): Row[] {
  const all = originalRows('header', message.headers as readonly Header[]);
  if (isRequest(message)) return all;
  return all.filter(({ name, nth }) => !(sameName('header', name, 'location') && nth === 0));
}
