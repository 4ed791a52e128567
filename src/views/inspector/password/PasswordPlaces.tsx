import { rfc } from '../../../protocol/spec.ts';
import type { TraceEvent } from '../../../trace/index.ts';
import { SpecLink } from '../../../ui/SpecLink.tsx';
import { useInspection } from '../context.ts';
import { titleOf } from '../message/heading.ts';
import { Section } from '../Section.tsx';
import { EventButton } from '../values/EventButton.tsx';
import { PartyName } from '../values/PartyName.tsx';
import styles from './PasswordPlaces.module.css';
import { passwordStory } from './password-places.ts';

/** Who held the password of an event, from where it was typed on; nothing for an event without one. */
export function PasswordPlaces({ event }: { readonly event: TraceEvent }) {
  const { model } = useInspection().selection;
  const story = passwordStory(model, event);
  if (!story) return null;
  return (
    <Section title="Every place that held the password" inset>
      <ol className={styles['places']}>
        {story.places.map(({ seq, party, how }) => {
          const held = model.event(seq);
          return (
            <li key={seq}>
              <PartyName party={party} /> {how}.{' '}
              <EventButton seq={seq}>{held ? titleOf(held) : `event ${seq}`}</EventButton>
            </li>
          );
        })}
      </ol>
      <p>{story.appHeldIt ? HELD : KEPT_FROM}</p>
      <SpecLink {...rfc(9700, '2.4')} />
    </Section>
  );
}

const HELD =
  'The app held the password: it could keep it, log it, or sign in with it anywhere the user uses it. In a redirect flow, such as Authorization Code, only the authorization server sees it.';
const KEPT_FROM =
  'The app never held the password: it was typed on a page of the authorization server and went to nobody else. In the password flow the app holds it too.';
