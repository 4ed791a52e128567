import type { Parameters } from '../../../protocol/parameters.ts';
import { parametersOf, placeOfRequest, type RequestEvent, type TraceModel } from '../../../trace/index.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Shortened } from '../../../ui/Shortened.tsx';
import { useInspection } from '../context.ts';
import { PasswordPlaces } from '../password/PasswordPlaces.tsx';
import { Section } from '../Section.tsx';
import { HeadersTable } from '../values/HeadersTable.tsx';
import { NamesTable } from '../values/NamesTable.tsx';
import { RawText } from '../values/RawText.tsx';
import { namedRows } from '../values/rows.ts';
import styles from './MessageTab.module.css';
import { Readers } from './Readers.tsx';
import { rawText } from './raw.ts';

/** An HTTP request: where to, its parameters, its headers, who could read it, and the whole of it as text. */
export function RequestView({ event }: { readonly event: RequestEvent }) {
  const { selection } = useInspection();
  const { message } = event;
  const { query, body } = parametersOf(event);
  const refused = refusedValues(selection.model, event);
  const place = placeOfRequest(event);
  const table = (title: string, pairs: Parameters) =>
    pairs.length > 0 && (
      <Section title={title} aside={<span className={styles['place']}>{place}</span>}>
        <NamesTable label={title} rows={namedRows(pairs, place)} refused={refused} />
      </Section>
    );
  return (
    <>
      <p className={styles['url']}>
        <strong>{message.method}</strong>
        <Shortened value={message.url} label="URL" keep={34} />
      </p>
      {table('Query parameters', query)}
      {table('Form parameters', body)}
      {body.length === 0 && message.body ? (
        <Section title="Body" inset>
          <RawText text={message.body} label="Body" />
        </Section>
      ) : null}
      {message.headers.length > 0 && (
        <Section title="Headers">
          <HeadersTable headers={message.headers} place="request header" />
        </Section>
      )}
      <Readers event={event} />
      <PasswordPlaces event={event} />
      <Section title="As text" inset>
        <Disclosure summary="The whole request">
          <RawText text={rawText(message)} label="Request" />
        </Disclosure>
      </Section>
    </>
  );
}

/** Values of a request that a check of its receiver turned down. */
function refusedValues(model: TraceModel, event: RequestEvent): ReadonlySet<string> {
  const checks = model.workFor(event).flatMap((work) => work.checks);
  return new Set(checks.filter(({ passed, actual }) => !passed && actual !== '').map(({ actual }) => actual));
}
