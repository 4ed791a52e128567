import { header, mediaType } from '../../../protocol/http.ts';
import {
  parametersOfLocation,
  placeOfLocation,
  placeOfPage,
  type ResponseEvent,
  readPage,
} from '../../../trace/index.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Shortened } from '../../../ui/Shortened.tsx';
import { useInspection } from '../context.ts';
import { Section } from '../Section.tsx';
import { EventButton } from '../values/EventButton.tsx';
import { HeadersTable } from '../values/HeadersTable.tsx';
import { NamesTable } from '../values/NamesTable.tsx';
import { RawText } from '../values/RawText.tsx';
import { namedRows } from '../values/rows.ts';
import { titleOf } from './heading.ts';
import { isPlaceholder } from './import-notes.ts';
import { JsonBody } from './JsonBody.tsx';
import styles from './MessageTab.module.css';
import { Readers } from './Readers.tsx';
import { rawText } from './raw.ts';
import { statusMeaning, statusPhrase } from './status.ts';

/** An HTTP response: its status, where it leads, its body and headers, who could read it, and the whole of it as text. */
export function ResponseView({ event }: { readonly event: ResponseEvent }) {
  const { message } = event;
  if (isPlaceholder(event))
    return (
      <p className={styles['url']}>
        <Answers event={event} />
      </p>
    );
  return (
    <>
      <p className={styles['url']}>
        <strong>{[message.status || '', statusPhrase(message.status)].join(' ').trim()}.</strong>{' '}
        {message.status > 0 || event.failure === undefined ? statusMeaning(message) : 'No answer came.'}
        <Answers event={event} />
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

/** Which request it answers: others may have come and gone meanwhile. */
function Answers({ event }: { readonly event: ResponseEvent }) {
  const { model } = useInspection().selection;
  const request = model.requestOf(event);
  if (!request) return null;
  return (
    <>
      {' '}
      It answers <EventButton seq={request.seq}>{titleOf(request)}</EventButton>.
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
    <>
      {page && <Fields html={message.body} />}
      <Section title="Body" inset>
        <Disclosure
          summary={page ? 'The page as HTML text' : `${type || 'Text'}, ${message.body.length} characters`}
        >
          <RawText text={message.body} label="Body" />
        </Disclosure>
      </Section>
    </>
  );
}

/** What stands in the forms of a page: nobody sees it there, and the browser sends it on. */
function Fields({ html }: { readonly html: string }) {
  const page = readPage(html);
  const fields = [...new Map(page.fields.map((field) => [field.join('\n'), field])).values()];
  if (fields.length === 0) return null;
  const place = placeOfPage(page);
  return (
    <Section
      title={page.sendsItself ? 'The page takes to the app by itself' : 'Fields of its forms'}
      aside={<span className={styles['place']}>{place}</span>}
    >
      <NamesTable label="Fields of the page" rows={namedRows(fields, place)} />
    </Section>
  );
}
