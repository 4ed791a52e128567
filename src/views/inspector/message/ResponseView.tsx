import { header, mediaType } from '../../../protocol/http.ts';
import type { ResponseEvent } from '../../../trace/index.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Shortened } from '../../../ui/Shortened.tsx';
import { useInspection } from '../context.ts';
import { Section } from '../Section.tsx';
import { HeadersTable } from '../values/HeadersTable.tsx';
import { NamesTable } from '../values/NamesTable.tsx';
import { RawText } from '../values/RawText.tsx';
import { namedRows } from '../values/rows.ts';
import { JsonBody } from './JsonBody.tsx';
import styles from './MessageTab.module.css';
import { parametersOfLocation, placeOfLocation } from './places.ts';
import { Readers } from './Readers.tsx';
import { rawText } from './raw.ts';
import { statusMeaning, statusPhrase } from './status.ts';

/** An HTTP response: its status, where it leads, its body and headers, who could read it, and the whole of it as text. */
export function ResponseView({ event }: { readonly event: ResponseEvent }) {
  const { message } = event;
  return (
    <>
      <p className={styles['url']}>
        <strong>{[message.status || '', statusPhrase(message.status)].join(' ').trim()}.</strong>{' '}
        {statusMeaning(message)}
      </p>
      <Location event={event} />
      <Body event={event} />
      {message.headers.length > 0 && (
        <Section title="Headers">
          <HeadersTable headers={message.headers} place="response header" />
        </Section>
      )}
      <Readers event={event} />
      <Section title="As text" inset>
        <Disclosure summary="The whole response">
          <RawText text={rawText(message)} label="Response" />
        </Disclosure>
      </Section>
    </>
  );
}

function Location({ event }: { readonly event: ResponseEvent }) {
  const { selection } = useInspection();
  const location = header(event.message, 'location');
  if (location === undefined) return null;
  const parameters = parametersOfLocation(location);
  const place = placeOfLocation(parameters, selection.model.requestOf(event));
  return (
    <Section title="Sends the browser to">
      <p className={styles['url']}>
        <Shortened value={location} label="Location" keep={38} />
      </p>
      {parameters.length > 0 && (
        <NamesTable label="Parameters of Location" rows={namedRows(parameters, place)} />
      )}
    </Section>
  );
}

function Body({ event }: { readonly event: ResponseEvent }) {
  const { message } = event;
  if (message.body === '') return null;
  const type = mediaType(message);
  if (type.endsWith('json')) return <JsonBody event={event} />;
  const page = type === 'text/html' || type === 'application/xhtml+xml';
  return (
    <Section title="Body" inset>
      <Disclosure
        summary={page ? 'The page as HTML text' : `${type || 'Text'}, ${message.body.length} characters`}
      >
        <RawText text={message.body} label="Body" />
      </Disclosure>
    </Section>
  );
}
